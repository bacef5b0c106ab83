"""Chapter TGT: targets, class, RPO, RTO and DRP of a service (2.1.1.1, 2.1.2.1, 2.1.2.4)."""
