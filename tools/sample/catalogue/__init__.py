"""What the sample region is: OPDs, people, services, applications and infrastructure."""
