pages = {}

# #region evict
def evict(key):
    del pages[key]
    metrics.evicted += 1
# #endregion
