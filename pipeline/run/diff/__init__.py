"""What a change of the files means: two states of a workspace, examined and compared."""
