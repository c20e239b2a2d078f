# Assurance of a t test in R, by integration of the noncentral t over the prior, and by the closed form for a z test:
#   Rscript tests/TrialSim.Tests/Reference/Assurance/assurance.R > tests/TrialSim.Tests/Reference/Assurance/assurance.json
# The trial: two arms of n/2, SD 1, difference m x d in favour of the treatment, two-sided at 0.05.
library(jsonlite)
d <- 0.5
one.sided <- function(m, n) { # probability of significance in favour
  df <- n - 2
  sapply(m, function(x) pt(qt(.975, df), df, ncp = x * d * sqrt(n / 4), lower.tail = FALSE))
}
other.side <- function(m, n) one.sided(-m, n)

normal.part <- function(f, mean, sd) {
  ends <- sort(unique(c(0, seq(mean - 9 * sd, mean + 9 * sd, length.out = 25))))
  sum(mapply(function(a, b) integrate(function(m) f(m) * dnorm(m, mean, sd), a, b, rel.tol = 1e-11)$value, head(ends, -1), tail(ends, -1)))
}

case <- function(n, mean, sd, spike) {
  over <- function(f, null = TRUE) (1 - spike) * normal.part(f, mean, sd) + if (null) spike * f(0) else 0
  both <- function(m) one.sided(m, n) + other.side(m, n)
  true <- function(m) ifelse(m > 0, one.sided(m, n), ifelse(m < 0, other.side(m, n), 0))
  assurance <- over(both)
  t <- n / 4 * d^2 # (noncentrality per multiple)^2
  z <- function(mu) pnorm((sqrt(t) * mu - qnorm(.975)) / sqrt(1 + t * sd^2))
  list(n = n, mean = mean, sd = sd, spike = spike,
       assurance = assurance,
       favourable = over(function(m) one.sided(m, n)),
       `closed-form` = (1 - spike) * (z(mean) + z(-mean)) + spike * .05,
       `power-at-mean` = both((1 - spike) * mean),
       `predictive-value` = over(true) / assurance,
       `given-effect` = over(both, FALSE) / (1 - spike),
       `effect-among-successes` = over(function(m) m * both(m)) / assurance / ((1 - spike) * mean),
       benefit = (1 - spike) * pnorm(mean / sd))
}

cases <- list(case(60, 1, .4, 0), case(60, .5, .5, 0), case(200, 1, .4, 0), case(600, .3, .3, 0), case(60, .7, .3, .5), case(200, .4, .6, .3))
cat(toJSON(list(`made-by` = unbox(paste0("assurance.R, ", R.version.string, ", pt() and integrate()")),
  agreement = unbox("simulated: each figure within 4.5 of its own Monte Carlo standard errors"),
  cases = lapply(cases, function(c) lapply(c, unbox))), digits = NA, pretty = TRUE), "\n")
