# Concentration and engagement over the patients of scenarios/infliximab-dose-ranging/infliximab-3x5.json, simulated by R: weight by BMI and height,
# sex, albumin, antibodies from week 6 on, variation between patients, and who passes screening.
#   Rscript population.R > population.json
library(jsonlite)
set.seed(20130901)
n <- 400000
female <- runif(n) < 0.65
cv <- 5.6 / 27.6
z <- rnorm(n)
bmi <- exp(log(27.6) - log(1 + cv^2) / 2 + sqrt(log(1 + cv^2)) * z)
height <- rnorm(n, ifelse(female, 1.63, 1.76), 0.07)
weight <- bmi * height^2
crp <- 1.23 + 1.35 * (0.36 * z + sqrt(0.8 - 0.36^2) * rnorm(n) + sqrt(0.2) * rnorm(n)) # as measured at screening
keep <- crp <= log(40)
female <- female[keep]; weight <- weight[keep]; n <- sum(keep)
albumin <- rnorm(n, 4.3, 0.3)
ada <- runif(n) < 0.068
cl <- 0.407 * (albumin / 4.1)^-1.54 * ifelse(female, 0.764, 1) * exp(sqrt(log(1 + 0.377^2)) * rnorm(n))
v1 <- 3.29 * (weight / 77)^0.538 * ifelse(female, 0.863, 1) * exp(sqrt(log(1 + 0.221^2)) * rnorm(n))
q <- 7.14; v2 <- 4.13
hours <- 2 / 24
weeks <- c(1, 2, 4, 6, 8, 10, 12)
doses <- c(0, 14, 42)

# amounts after some days with an infusion rate, by the 2 x 2 matrix exponential written out (Sylvester), for all patients at once
advance <- function(a1, a2, cl, days, rate) {
  m11 <- -(cl + q) / v1; m12 <- q / v2; m21 <- q / v1; m22 <- -q / v2
  half <- (m11 + m22) / 2
  root <- sqrt((m11 - m22)^2 / 4 + m12 * m21)
  l1 <- half + root; l2 <- half - root
  f <- (l1 * exp(l2 * days) - l2 * exp(l1 * days)) / (l1 - l2)  # exp(M t) = f I + g M
  g <- (exp(l1 * days) - exp(l2 * days)) / (l1 - l2)
  s1 <- rate * v1 / cl; s2 <- rate * v2 / cl                     # amounts in the steady state of the infusion
  d1 <- a1 - s1; d2 <- a2 - s2
  list(s1 + f * d1 + g * (m11 * d1 + m12 * d2), s2 + f * d2 + g * (m21 * d1 + m22 * d2))
}
stops <- sort(unique(c(0, doses, doses + hours, 7 * weeks)))
a <- list(rep(0, n), rep(0, n))
out <- list()
for (k in seq_along(stops)[-1]) {
  middle <- (stops[k - 1] + stops[k]) / 2
  rate <- any(middle > doses & middle < doses + hours) * 5 * weight / hours
  a <- advance(a[[1]], a[[2]], ifelse(ada & middle > 42, 1.471, 1) * cl, stops[k] - stops[k - 1], rate)
  if (stops[k] %in% (7 * weeks)) {
    c1 <- a[[1]] / v1
    e <- c1 / (c1 + 2.03)
    out[[length(out) + 1]] <- list(week = stops[k] / 7, `concentration-mean` = mean(c1), `concentration-sd` = sd(c1),
      `engagement-mean` = mean(e), `engagement-sd` = sd(e),
      # standard errors of the four
      errors = c(sd(c1), sqrt((mean((c1 - mean(c1))^4) - var(c1)^2) / (4 * var(c1))),
        sd(e), sqrt((mean((e - mean(e))^4) - var(e)^2) / (4 * var(e)))) / sqrt(n))
  }
}
cat(toJSON(list(`made-by` = paste0("population.R, ", R.version.string), agreement = "approximate; both sides are simulated, within 5.5 of their errors",
  visits = out), digits = NA, auto_unbox = TRUE, pretty = TRUE))
