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
# A trial under way: first stage of n1 with an estimate and standard error (points, negative favours the treatment), the rest by a t test; both
# combined by sqrt(w) z1 + sqrt(1 - w) z2, w = n1 / n. Conditional power at a multiple m, exact; predictive power over the updated normal prior.
interim <- function(n1, n, estimate, se, prior.sd) {
  w <- n1 / n; rest <- n - n1; df <- rest - 2; z1 <- -estimate / se; crit <- qnorm(.975)
  upper <- (crit - sqrt(w) * z1) / sqrt(1 - w); lower <- (-crit - sqrt(w) * z1) / sqrt(1 - w)
  power <- function(m) sapply(m, function(x) { ncp <- x * d * sqrt(rest / 4)
    pt(qt(pnorm(upper), df), df, ncp, lower.tail = FALSE) + pt(qt(pnorm(lower), df), df, ncp) })
  closed <- function(mean, sd) { c <- d * sqrt(rest / 4)
    pnorm((c * mean - upper) / sqrt(1 + c^2 * sd^2)) + pnorm((lower - c * mean) / sqrt(1 + c^2 * sd^2)) }
  b <- -estimate / d; s <- se / d
  mean <- b * prior.sd^2 / (s^2 + prior.sd^2); sd <- sqrt(s^2 * prior.sd^2 / (s^2 + prior.sd^2))
  list(n1 = n1, n = n, estimate = estimate, se = se, `prior-sd` = prior.sd, current = power(b), given = power(1),
       predictive = normal.part(power, mean, sd), `closed-current` = closed(b, 0), `closed-predictive` = closed(mean, sd))
}
interims <- list(interim(40, 100, -.3, .32, .5), interim(400, 1200, -.08, .1, .25), interim(60, 120, .1, .26, .6))

cat(toJSON(list(`made-by` = unbox(paste0("assurance.R, ", R.version.string, ", pt() and integrate()")),
  agreement = unbox("simulated: each figure within 4.5 of its own Monte Carlo standard errors"),
  cases = lapply(cases, function(c) lapply(c, unbox)),
  interims = lapply(interims, function(c) lapply(c, unbox))), digits = NA, pretty = TRUE), "\n")
