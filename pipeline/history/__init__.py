"""Stage "history": what git knows about a workspace; nothing in the workspace can make git run anything."""
