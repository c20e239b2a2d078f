# Writes goodness-of-fit.json: distances from given distributions, between samples and from normality, and their tail areas.
# Run: Rscript goodness-of-fit.R > goodness-of-fit.json        (R 4.2.2; packages goftest 1.2.3, nortest 1.0.4, jsonlite)
suppressMessages({library(jsonlite); library(goftest); library(nortest)})
set.seed(5)
one <- function(x, distribution, parameters, P) {
  k <- lapply(c("two.sided", "less", "greater"), function(a) list(alternative = a, d = unname(suppressWarnings(ks.test(x, P, exact = TRUE, alternative = a))$statistic),
    exact = suppressWarnings(ks.test(x, P, exact = TRUE, alternative = a))$p.value, asymptotic = suppressWarnings(ks.test(x, P, exact = FALSE, alternative = a))$p.value))
  a <- goftest::ad.test(x, P); w <- goftest::cvm.test(x, P)
  list(distribution = distribution, parameters = I(parameters), x = I(x), ks = k, a2 = unname(a$statistic), a_p = a$p.value, w2 = unname(w$statistic), w_p = w$p.value)
}
r <- function(x) round(x, 4)
one_sample <- list(
  one(r(rnorm(12, 1, 2)), "normal", c(1, 2), function(q) pnorm(q, 1, 2)), one(r(rnorm(60, 0.5)), "normal", c(0, 1), pnorm), one(r(rnorm(1)), "normal", c(0, 1), pnorm),
  one(r(runif(30, 2, 5)), "uniform", c(2, 5), function(q) punif(q, 2, 5)), one(r(rlnorm(25, 0.2)), "lognormal", c(0, 1), plnorm),
  one(r(rexp(40, 3)), "exponential", 2, function(q) pexp(q, 2)), one(r(rgamma(35, 0.7, 0.2)), "gamma", c(0.7, 0.2), function(q) pgamma(q, 0.7, 0.2)),
  one(r(rt(45, 2.5)), "t", 2.5, function(q) pt(q, 2.5)), one(r(rt(80, 3)), "normal", c(0, 1), pnorm), one(round(rnorm(20), 0), "normal", c(0, 1), pnorm),
  one(r(rnorm(150, 0.9)), "normal", c(0, 1), pnorm))
two <- function(x, y) c(list(x = I(x), y = I(y)), list(tests = lapply(c("two.sided", "less", "greater"), function(a) list(alternative = a,
  d = unname(suppressWarnings(ks.test(x, y, exact = TRUE, alternative = a))$statistic), exact = suppressWarnings(ks.test(x, y, exact = TRUE, alternative = a))$p.value,
  asymptotic = suppressWarnings(ks.test(x, y, exact = FALSE, alternative = a))$p.value))))
two_sample <- list(two(r(rnorm(9)), r(rnorm(13, 1))), two(round(rnorm(20), 1), round(rnorm(15, 0.5), 1)), two(c(1, 1, 2, 2, 3), c(1, 2, 2, 4)), two(c(1, 2, 3), c(4, 5, 6, 7)), two(3, c(1, 5)), two(c(2, 2), c(2, 2, 2)))
normality <- lapply(list(r(rnorm(3)), c(1, 1, 5), r(rnorm(4)), r(rnorm(5)), r(rnorm(6)), r(rexp(8)), r(rnorm(11)), r(rexp(12)), r(rnorm(40)), round(rnorm(90), 1), r(rnorm(130)), r(rlnorm(200)), c(rep(0, 10), 30)), function(x) {
  s <- shapiro.test(x); n <- length(x)
  c(list(x = I(x), w = unname(s$statistic), w_p = s$p.value, quantiles = I(quantile(x, c(0, 0.1, 1/3, 0.5, 0.9, 1), names = FALSE))),
    if (n >= 8) { a <- nortest::ad.test(x); list(a = unname(a$statistic), a_p = a$p.value) }, if (n >= 5) { l <- lillie.test(x); list(d = unname(l$statistic), d_p = l$p.value) }) })
flat <- function(x, f) do.call(c, lapply(x, f))
exact <- function(n, d) list(n = n, d = d, p = 1 - .Call(stats:::C_pKolmogorov2x, d, n))
distributions <- list(kolmogorov = list(exact(1, 0.7), exact(2, 0.3), exact(5, 0.2), exact(5, 0.45), exact(10, 0.274), exact(50, 0.1), exact(50, 0.2), exact(140, 0.04), exact(400, 0.06), exact(1000, 0.03)),
  limit = lapply(c(0.1, 0.4, 0.6, 0.74, 0.9, 0.9999, 1, 1.2, 1.7, 2.4), function(x) list(x = x, stopped = 1 - .Call(stats:::C_pKS2, x, 1e-6))),
  anderson_limit = lapply(c(0.1, 0.3, 0.8, 1.2, 2, 2.5, 4, 7), function(z) list(z = z, p = pAD(z, fast = FALSE, lower.tail = FALSE))),
  anderson = flat(c(4, 25, 500), function(n) lapply(c(0.15, 0.2, 0.35, 0.9, 1.7, 3.5, 8), function(z) list(n = n, z = z, p = pAD(z, n, lower.tail = FALSE)))),
  cramer = flat(c(3, 25, 500), function(n) lapply(c(0.03, 0.05, 0.12, 0.3, 0.46, 0.9, 0.999), function(w) list(n = n, w = w, p = pCvM(w, n, lower.tail = FALSE)))))
counts <- lapply(list(list(c(18, 25, 29, 12, 16), c(.2, .2, .3, .15, .15)), list(c(5, 0, 9), c(1, 1, 1) / 3), list(c(3, 4), c(0.9, 0.1))), function(z) { o <- suppressWarnings(chisq.test(z[[1]], p = z[[2]])); list(observed = z[[1]], probability = z[[2]], chi2 = unname(o$statistic), p = o$p.value) })
json <- toJSON(list(`made-by` = "goodness-of-fit.R", `made-with` = R.version.string, one_sample = one_sample, two_sample = two_sample, normality = normality,
  distributions = distributions, counts = counts), auto_unbox = TRUE, digits = NA)
cat(gsub("},{", "},\n{", json, fixed = TRUE), "\n", sep = "")
