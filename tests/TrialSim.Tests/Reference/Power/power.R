# Writes power.json: noncentral t, power of t and z, sample sizes, efficiency of marker groups, by R alone.
#   Rscript tests/TrialSim.Tests/Reference/Power/power.R > tests/TrialSim.Tests/Reference/Power/power.json
grid <- expand.grid(t = c(-2.5, 0, 0.3, 2, 12), df = c(1, 2.5, 4, 28, 126, 2044), shift = c(-3, 0, 0.1, 1.4, 2.8, 6))
# P(T <= t) by integration over the estimated standard error: R's pt() is good to 1e-12 only in the middle
noncentral <- function(t, df, shift) {
  if (t == 0) return(pnorm(-shift))
  f <- function(v) pnorm(t * v - shift) * 2 * df * v * dchisq(df * v^2, df)
  peaks <- c(0, qchisq(c(1e-16, 1e-8, 0.01, 0.5, 0.99, 1 - 1e-8), df), qchisq(1e-18, df, lower.tail = FALSE))
  knots <- sqrt(sort(unique(peaks)) / df)
  sum(mapply(function(a, b) integrate(f, a, b, rel.tol = 1e-13, abs.tol = 1e-15, subdivisions = 2000)$value, head(knots, -1), knots[-1]))
}
rows <- function(frame) paste0("    {", apply(frame, 1, function(r)
  paste(sprintf('"%s": %.15g', names(r), r), collapse = ", ")), "}", collapse = ",\n")
grid$probability <- mapply(noncentral, grid$t, grid$df, grid$shift)
tests <- expand.grid(difference = c(0.2, 0.5, 0.8, 1.5), patients = c(3, 17, 64, 400))
tests$power <- mapply(function(d, n) power.t.test(n = n, delta = d, strict = TRUE)$power, tests$difference, tests$patients)
sizes <- expand.grid(difference = c(0.1, 0.2, 0.35, 0.5, 0.8, 1.3, 2), power = c(0.5, 0.8, 0.9, 0.99))
sizes$patients <- mapply(function(d, p) {
  n <- 2
  while (power.t.test(n = n, delta = d, strict = TRUE)$power < p) n <- n + 1
  n
}, sizes$difference, sizes$power)
z <- qnorm(0.975)
shifts <- data.frame(shift = c(0.01, 0.1, 0.7, 1.4, 2.8, 5))
normal <- function(g, d, from, to) integrate(function(x) g(x) * dnorm(x - d), from, to, rel.tol = 1e-13, abs.tol = 0)$value
shifts$power <- sapply(shifts$shift, function(d) normal(function(x) 1, d, z, z + 12) + normal(function(x) 1, d, -z - 12, -z))
shifts$`sign-error` <- sapply(shifts$shift, function(d) normal(function(x) 1, d, -z - 12, -z)) / shifts$power
shifts$exaggeration <- sapply(shifts$shift, function(d) normal(abs, d, z, z + 12) + normal(abs, d, -z - 12, -z)) / shifts$power / shifts$shift
between <- function(cuts) {
  edges <- c(-Inf, cuts, Inf)
  share <- diff(pnorm(edges))
  sum((-diff(dnorm(edges)))^2 / share)
}
groups <- data.frame(groups = 2:6)
groups$equal <- sapply(groups$groups, function(k) between(qnorm(seq_len(k - 1) / k)))
groups$best <- sapply(groups$groups, function(k) {
  if (k == 2) return(between(0))
  fit <- optim(qnorm(seq_len(k - 1) / k), function(cuts) -between(sort(cuts)), method = "BFGS", control = list(reltol = 1e-15))
  -fit$value
})
cat(sprintf('{\n  "made-by": "power.R, %s",\n  "made-on": "%s",\n', R.version.string, Sys.Date()))
cat(sprintf('  "noncentral-t": [\n%s\n  ],\n  "power-of-t": [\n%s\n  ],\n  "patients-per-arm": [\n%s\n  ],\n', rows(grid), rows(tests), rows(sizes)))
cat(sprintf('  "power-of-z": [\n%s\n  ],\n  "marker-groups": [\n%s\n  ]\n}\n', rows(shifts), rows(groups)))
