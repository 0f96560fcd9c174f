// #region run
run()
// #endregion
