# Smallest numbers of patients, in whole blocks, with which a test has a wanted power: noncentral t, integrated exactly over the covariate where
# there is one. Residual SD 1, two-sided level 0.05, fixed arm sizes.
#   Rscript sizes.R > sizes.json
library(jsonlite)

power_t <- function(ncp, df) {
  critical <- qt(0.975, df)
  pt(critical, df, ncp, lower.tail = FALSE) + pt(-critical, df, ncp)
}

# Two means, pooled variance.
pooled <- function(n1, n0, effect) power_t(effect / sqrt(1 / n1 + 1 / n0), n1 + n0 - 2)

# Difference adjusted for one normal covariate: given the covariate, the variance is (1/n1 + 1/n0) / B, in which 1 - B is the squared correlation
# of arm and covariate in the sample; B is Beta((n - 2) / 2, 1/2). Midpoint rule over its quantiles.
ancova <- function(n1, n0, effect, m = 4000) {
  n <- n1 + n0
  b <- qbeta((seq_len(m) - 0.5) / m, (n - 2) / 2, 0.5)
  mean(power_t(effect * sqrt(b / (1 / n1 + 1 / n0)), n - 3))
}

# Difference of the slopes on a normal marker of SD 1: given the marker, the variance is 1/S1 + 1/S0; the sums of squares are chi-square.
slopes <- function(n1, n0, effect, m = 400) {
  u <- (seq_len(m) - 0.5) / m
  s1 <- qchisq(u, n1 - 1)
  s0 <- qchisq(u, n0 - 1)
  ncp <- outer(s1, s0, function(a, b) effect / sqrt(1 / a + 1 / b))
  mean(power_t(ncp, n1 + n0 - 4))
}

# Difference of the effects in two halves of fixed size, four cells of a quarter each: SE is 4 / sqrt(n).
halves <- function(n1, n0, effect) power_t(effect * sqrt(n1 + n0) / 4, n1 + n0 - 4)

size <- function(test, treated, total, block, effect, power) {
  power_at <- function(n) get(test)(n * treated / total, n * (total - treated) / total, effect)
  high <- block
  while (high < 8 || power_at(high) < power) high <- 2 * high
  low <- high / 2
  while (high - low > block) {
    middle <- ceiling((low + high) / 2 / block) * block
    if (middle == high) middle <- high - block
    if (power_at(middle) >= power) high <- middle else low <- middle
  }
  list(test = test, ratio = paste0(treated, ":", total - treated), block = block, effect = effect, power = power,
       patients = high, "power-there" = power_at(high), "power-below" = power_at(high - block))
}

cases <- list()
add <- function(...) cases[[length(cases) + 1]] <<- size(...)
for (power in c(0.8, 0.9)) {
  add("pooled", 1, 2, 2, 0.5, power)
  add("pooled", 2, 3, 3, 0.5, power)
  add("ancova", 1, 2, 2, 0.4, power)
  add("ancova", 2, 3, 3, 0.4, power)
  add("slopes", 1, 2, 2, 0.6, power)
  add("slopes", 2, 3, 3, 0.6, power)
  add("halves", 1, 2, 4, 0.5, power)
}
add("pooled", 1, 2, 2, 0.15, 0.8)
cat(toJSON(list("made-by" = paste("sizes.R,", R.version.string), cases = cases), auto_unbox = TRUE, pretty = TRUE, digits = 10), "\n")
