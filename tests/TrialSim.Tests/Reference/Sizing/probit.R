# Probit lines fitted by glm, and Fieller's 99% limits of where they have a power.
#   Rscript probit.R > probit.json
library(jsonlite)
case <- function(x, trials, shown, power) {
  fit <- glm(cbind(shown, trials - shown) ~ x, family = binomial("probit"), control = glm.control(epsilon = 1e-11, maxit = 100))
  z <- qnorm(power)
  b <- unname(coef(fit)); v <- unname(vcov(fit))
  q2 <- qnorm(0.995)^2
  lack <- pchisq(deviance(fit), df.residual(fit), lower.tail = FALSE)
  factor <- if (df.residual(fit) > 0 && lack < 0.01) max(1, deviance(fit) / df.residual(fit)) else 1
  s <- q2 * factor
  # (b1 + b2 x - z)^2 <= s (v11 + 2 x v12 + x^2 v22)
  a2 <- b[2]^2 - s * v[2, 2]; a1 <- b[2] * (b[1] - z) - s * v[1, 2]; a0 <- (b[1] - z)^2 - s * v[1, 1]
  limits <- (-a1 + c(-1, 1) * sqrt(a1^2 - a2 * a0)) / a2
  root <- (z - b[1]) / b[2]
  error <- sqrt(factor * (v[1, 1] + 2 * root * v[1, 2] + root^2 * v[2, 2]))
  list(x = x, trials = trials, shown = shown, power = power, slope = b[2], root = root, lower = limits[1], upper = limits[2],
       "power-error" = dnorm(z) * error, deviance = deviance(fit), "lack-of-fit" = if (df.residual(fit) > 0) lack else 1)
}
cases <- list(
  case(sqrt(c(100, 120, 140)), c(2000, 4000, 2000), c(1395, 3110, 1682), 0.8),
  case(sqrt(c(40, 52, 60, 72)), c(512, 1024, 512, 256), c(300, 712, 391, 222), 0.8),
  case(c(0.5, 0.9, 1.1, 1.4), c(4096, 4096, 4096, 4096), c(1500, 3000, 3300, 3900), 0.9),
  case(c(0, 1, 2, 4), c(4000, 4000, 4000, 4000), c(3100, 2950, 2780, 2400), 0.7))
cat(toJSON(list("made-by" = paste("probit.R,", R.version.string, "stats::glm"), cases = cases), auto_unbox = TRUE, pretty = TRUE, digits = NA), "\n")
