"""What several tests share: helpers without fixtures."""
