"""The recapitulation of a period: facts counted by service and by ticket (readings F02, F03)."""

# The values are pipeline.model.recap: documents print those, because stages do not know one another.
# Wanted here: recap(world: World, law: Law, services: Sequence[Service], period: Period) -> Recap
# for one OPD's services, or for all services of the region (sums are sums of counts, never averages).
