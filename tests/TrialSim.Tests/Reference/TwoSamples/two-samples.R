# Writes two-samples.json: tests of two samples by R's own functions, on small samples with every option.
# Run: Rscript two-samples.R > two-samples.json        (R 4.2.2; packages coin 1.4.2, jsonlite)
suppressMessages({library(jsonlite); library(coin)})
samples <- list(
  untied = list(x = c(3.1, 4.7, 0.2, 8.8, 5.9, 7.3, 2.4), y = c(1.1, 2.9, 3.5, 0.7, 4.1, 1.6)),
  single = list(x = 2.5, y = c(1, 3, 4.5, 7)),
  tied = list(x = c(-12, -9, -9, -7, -3, -3, 0, 1), y = c(-9, -4, -3, -3, 0, 0, 2, 5, 6)),
  heavily_tied = list(x = c(0, 0, 0, 0, 1, 1, 2), y = c(0, 1, 1, 2, 2, 2, 2, 2)),
  far = list(x = c(1e6 + 1, 1e6 + 2, 1e6 + 4), y = c(1e6 - 3, 1e6 + 0.5, 1e6 + 7, 1e6 + 8)),
  separated = list(x = c(11, 12, 13, 14, 15), y = c(1, 2, 3, 4)),
  even = list(x = c(0.13, 0.87, 1.45, 2.21, 3.05, 3.36), y = c(0.55, 0.93, 1.71, 2.98)))
alternatives <- c("two.sided", "less", "greater")
end <- function(v) if (is.infinite(v)) as.character(v) else v
take <- function(o) list(statistic = unname(o$statistic), p = o$p.value, lower = end(o$conf.int[1]), upper = end(o$conf.int[2]))
t_cases <- wilcox_cases <- signed_cases <- variance_cases <- permutation_cases <- list()
add <- function(list, ...) c(list, list(list(...)))
for (name in names(samples)) for (a in alternatives) for (level in c(0.8, 0.95)) for (null in c(0, 1.5)) {
  x <- samples[[name]]$x; y <- samples[[name]]$y
  for (equal in c(TRUE, FALSE)) if (equal || length(x) > 1) {
    o <- t.test(x, y, alternative = a, conf.level = level, mu = null, var.equal = equal)
    t_cases <- c(t_cases, list(c(list(sample = name, alternative = a, confidence = level, null = null, pooled = equal,
      df = unname(o$parameter), se = o$stderr), take(o))))
  }
  if (length(x) > 1 && null == 0) {
    o <- var.test(x, y, alternative = a, conf.level = level, ratio = 1.3)
    variance_cases <- c(variance_cases, list(c(list(sample = name, alternative = a, confidence = level, null = 1.3), take(o))))
  }
  for (exact in c(TRUE, FALSE)) for (correct in c(TRUE, FALSE)) if (correct || !exact) {
    o <- suppressWarnings(wilcox.test(x, y, alternative = a, conf.level = level, mu = null, exact = exact, correct = correct, conf.int = TRUE, tol.root = 1e-12))
    wilcox_cases <- c(wilcox_cases, list(c(list(sample = name, alternative = a, confidence = level, null = null, exact = exact,
      correct = correct, is_exact = grepl("exact", o$method), estimate = unname(o$estimate), median = median(outer(x, y, "-"))), take(o))))
    # one-sided "less" intervals are left out: R checks them at half the level and may widen them without need
    d <- c(x, -y)
    o <- suppressWarnings(wilcox.test(d, alternative = a, conf.level = level, mu = null, exact = exact, correct = correct, conf.int = a != "less", tol.root = 1e-12))
    signed_cases <- c(signed_cases, list(c(list(sample = name, alternative = a, confidence = level, null = null, exact = exact, correct = correct,
      is_exact = grepl("exact", o$method)), if (a != "less") c(list(estimate = unname(o$estimate)), take(o)) else list(statistic = unname(o$statistic), p = o$p.value))))
  }
  if (null == 0 && level == 0.95) {
    g <- factor(rep(c("x", "y"), c(length(x), length(y)))); v <- c(x, y)
    e <- coin::wilcox_test(v ~ g, distribution = "exact", alternative = a)
    permutation_cases <- c(permutation_cases, list(list(sample = name, alternative = a, p = as.numeric(pvalue(e)), z = as.numeric(statistic(e)))))
  }
}
distributions <- list(
  rank_sum = list(m = 9, n = 14, p = pwilcox(0:126, 9, 14), quantile_of = c(0.001, 0.025, 0.05, 0.3, 0.5, 0.7, 0.975), quantile = qwilcox(c(0.001, 0.025, 0.05, 0.3, 0.5, 0.7, 0.975), 9, 14)),
  signed_rank = list(n = 17, p = psignrank(0:153, 17), quantile_of = c(0.001, 0.025, 0.05, 0.3, 0.5, 0.7, 0.975), quantile = qsignrank(c(0.001, 0.025, 0.05, 0.3, 0.5, 0.7, 0.975), 17)),
  large = list(m = 60, n = 55, u = c(900, 1200, 1400, 1600, 2400), p = pwilcox(c(900, 1200, 1400, 1600, 2400), 60, 55)))
set.seed(4)
strata <- local({ y <- round(rnorm(60), 1); g <- rep(c("A", "B"), 30); s <- rep(c("1", "2", "3", "4"), c(11, 25, 23, 1))
  o <- coin::wilcox_test(y ~ factor(g) | factor(s), data = data.frame(y, g, s)[-60, ])
  list(y = y, in_first = g == "A", stratum = as.integer(s) - 1L, z_joint = as.numeric(statistic(o))) })
json <- toJSON(list(`made-by` = "two-samples.R", `made-with` = R.version.string, samples = samples, t = t_cases, variance = variance_cases, wilcoxon = wilcox_cases,
  signed_rank = signed_cases, permutation = permutation_cases, distributions = distributions, strata = strata), auto_unbox = TRUE, digits = NA, na = "null")
cat(gsub("},{", "},\n{", json, fixed = TRUE), "\n", sep = "")
