"""What Google's services do beside what their descriptions say; one file a group of services."""
