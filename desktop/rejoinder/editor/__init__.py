"""What is being edited and how: session, history, commands, tools. No Qt."""
