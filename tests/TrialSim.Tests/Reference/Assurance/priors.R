# Distributions that priors mean, by R's own functions and integrate(): Rscript priors.R > priors.json
library(jsonlite)

numbers <- function(density, lower, upper) {
  mass <- function(f, from = lower, to = upper) {
    ends <- sort(unique(c(from, to, seq(from, to, length.out = 41))))
    sum(mapply(function(a, b) integrate(f, a, b, rel.tol = 1e-12, subdivisions = 2000)$value, head(ends, -1), tail(ends, -1)))
  }
  total <- mass(density)
  mean <- mass(function(m) m * density(m)) / total
  cdf <- function(x) mass(density, lower, x) / total
  list(mean = mean,
       sd = sqrt(mass(function(m) (m - mean)^2 * density(m)) / total),
       below = cdf(0),
       quartile = uniroot(function(x) cdf(x) - 0.25, c(lower + 1e-6, upper - 1e-6), tol = 1e-12)$root,
       late = uniroot(function(x) cdf(x) - 0.975, c(lower + 1e-6, upper - 1e-6), tol = 1e-12)$root)
}

# every posterior as prior density times likelihood, integrated: not by the conjugate formulas that the program uses
case <- function(prior, estimate, se, p = NULL, density, level = NULL) {
  reach <- max(abs(estimate), 1) + 12 * se
  c(list(kind = prior, estimate = estimate, `standard-error` = se, `p-value` = p, level = level), numbers(density, -reach, reach))
}

zwet <- function(m, se) {
  p <- c(.32, .31, .30, .07); t <- c(.61, 1.42, 2.16, 5.64)
  rowSums(sapply(1:4, function(i) p[i] * dnorm(m / se, 0, t[i])))
}

conditional <- function(b, se, level) {
  crit <- qnorm(1 - level / 2)
  function(m) dnorm(b, m, se) / (pnorm(-crit, m / se) + pnorm(crit, m / se, lower.tail = FALSE))
}

se.of <- function(b, p) abs(b) / qnorm(1 - p / 2)
cases <- list()
for (r in list(list(b = 1, p = .01), list(b = -2.4, p = .03), list(b = 1, p = 1e-4))) {
  se <- se.of(r$b, r$p)
  add <- function(kind, density, level = NULL) cases[[length(cases) + 1]] <<- case(kind, r$b, se, r$p, density, level)
  add("none", function(m) dnorm(r$b, m, se))
  # the prior that shrinks to 0.5 has the variance of the result
  add("factor", function(m) dnorm(m, 0, se) * dnorm(r$b, m, se))
  add("conditional", conditional(r$b, se, .05), .05)
  add("van-zwet", function(m) zwet(m, se) * dnorm(r$b, m, se))
  # sceptical: 5% beyond the estimate
  add("sceptical", function(m) dnorm(m, 0, abs(r$b) / qnorm(.95)) * dnorm(r$b, m, se))
  # two normals, updated
  add("mixture", function(m) (.3 * dnorm(m, 0, .2) + .7 * dnorm(m, 1, .5)) * dnorm(r$b, m, se))
}

# the claims of van Zwet, Schwab and Senn (2021) that the constants must give: median power of 0.13 at the two-sided level of 0.05
power <- function(d) pnorm(-qnorm(.975) - d) + pnorm(d - qnorm(.975))
cdf.power <- function(target) { # P(power <= target) over the mixture; power is even and rises with |d|
  d <- uniroot(function(d) power(d) - target, c(0, 20), tol = 1e-12)$root
  sum(c(.32, .31, .30, .07) * (2 * pnorm(d / c(.61, 1.42, 2.16, 5.64)) - 1))
}
median.power <- uniroot(function(x) cdf.power(x) - .5, c(.0501, .99))$root

# with half a point at 0: the point's weight after a result, by Bayes
b <- 1; se <- se.of(1, .01)
spike <- .5 * dnorm(b, 0, se); slab <- .5 * dnorm(b, .5, sqrt(.4^2 + se^2))

cat(toJSON(list(
  `made-by` = jsonlite::unbox(paste0("priors.R, ", R.version.string, ", integrate() and uniroot()")),
  cases = lapply(cases, function(c) lapply(Filter(Negate(is.null), c), unbox)),
  `median-power` = unbox(median.power),
  spike = unbox(spike / (spike + slab))), digits = NA, pretty = TRUE), "\n")
