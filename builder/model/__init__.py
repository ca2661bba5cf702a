"""The frozen values that flow through a build."""
