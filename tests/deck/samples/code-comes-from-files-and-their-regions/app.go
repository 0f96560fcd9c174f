// #region all
func run() {
	// #region loop
	for {

		// #region inner
		step()
		// #endregion inner
	}
	// #endregion
}
// #endregion

// #region open
