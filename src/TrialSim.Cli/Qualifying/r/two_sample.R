# t tests, Wilcoxon tests and standardized differences on the anorexia and aSAH data. Run: Rscript two_sample.R
source("cases.R")
d <- read_data("anorexia")
CBT <- d$Postwt[d$Treat == "CBT"]; CONT <- d$Postwt[d$Treat == "Cont"]
two <- data_file("anorexia", keep = list(Treat = c("Cont", "CBT")), levels = list(Treat = c("Cont", "CBT")))

t_case <- function(id, equal, alternative, level) {
  o <- t.test(CBT, CONT, var.equal = equal, alternative = alternative, conf.level = level)
  case(id, if (equal) "t_test_pooled" else "t_test_welch", data = two,
       options = list(response = "Postwt", group = "Treat", difference = "CBT minus Cont", alternative = alternative, confidence = level, null_difference = 0),
       r_call = sprintf("t.test(CBT, Cont, var.equal = %s, alternative = '%s', conf.level = %g)", equal, alternative, level),
       expected = list(t = o$statistic[[1]], df = o$parameter[[1]], p = o$p.value, mean_1 = mean(CBT), mean_2 = mean(CONT),
                       difference = mean(CBT) - mean(CONT), se = o$stderr, ci_lower = finite(o$conf.int[1]), ci_upper = finite(o$conf.int[2])),
       rel = 1e-11)
}

paired_case <- function(id, arm, alternative, level) {
  a <- d[d$Treat == arm, ]
  o <- t.test(a$Postwt, a$Prewt, paired = TRUE, alternative = alternative, conf.level = level)
  case(id, "t_test_paired", data = data_file("anorexia", keep = list(Treat = arm)),
       options = list(first = "Postwt", second = "Prewt", alternative = alternative, confidence = level),
       r_call = sprintf("t.test(Postwt, Prewt, paired = TRUE, alternative = '%s', conf.level = %g)", alternative, level),
       expected = list(t = o$statistic[[1]], df = o$parameter[[1]], p = o$p.value, mean_difference = o$estimate[[1]], se = o$stderr,
                       ci_lower = finite(o$conf.int[1]), ci_upper = finite(o$conf.int[2])), rel = 1e-11)
}

tied_sd <- function(x, y) {
  m <- length(x); n <- length(y); ties <- table(c(x, y))
  sqrt(m * n / 12 * ((m + n + 1) - sum(ties^3 - ties) / ((m + n) * (m + n - 1))))
}

wilcoxon_case <- function(id, method, data, x, y, options, exact, correct, alternative, level) {
  o <- suppressWarnings(wilcox.test(x, y, exact = exact, correct = correct, alternative = alternative, conf.int = TRUE, conf.level = level, tol.root = 1e-12, digits.rank = 15))
  case(id, method, data = data,
       options = c(options, list(exact = exact, continuity_correction = correct, ties_present = any(duplicated(c(x, y))), alternative = alternative, confidence = level)),
       r_call = sprintf("wilcox.test(x, y, exact = %s, correct = %s, alternative = '%s', conf.int = TRUE, conf.level = %g, tol.root = 1e-12)", exact, correct, alternative, level),
       expected = list(W = o$statistic[[1]], p = o$p.value, hodges_lehmann_median_of_pairwise_differences = median(outer(x, y, "-")),
                       r_estimate = o$estimate[[1]], ci_lower = finite(o$conf.int[1]), ci_upper = finite(o$conf.int[2]), tie_corrected_sd_of_W = tied_sd(x, y)),
       rel = 1e-10, by_field = list(r_estimate = within(1e-6, 1e-6), ci_lower = within(1e-6, 1e-6), ci_upper = within(1e-6, 1e-6)))
}

signed_rank_case <- function(id, arm, exact) {
  a <- d[d$Treat == arm, ]
  o <- suppressWarnings(wilcox.test(a$Postwt, a$Prewt, paired = TRUE, exact = exact, correct = TRUE, conf.int = TRUE, tol.root = 1e-12))
  case(id, "wilcoxon_signed_rank", data = data_file("anorexia", keep = list(Treat = arm)),
       options = list(first = "Postwt", second = "Prewt", exact = exact, continuity_correction = TRUE, zeros = "dropped"),
       r_call = sprintf("wilcox.test(Postwt, Prewt, paired = TRUE, exact = %s, correct = TRUE, conf.int = TRUE, tol.root = 1e-12)", exact),
       expected = list(V = o$statistic[[1]], p = o$p.value, r_pseudomedian = o$estimate[[1]], ci_lower = o$conf.int[1], ci_upper = o$conf.int[2]),
       rel = 1e-10, by_field = list(r_pseudomedian = within(1e-6, 1e-6), ci_lower = within(1e-6, 1e-6), ci_upper = within(1e-6, 1e-6)))
}

smd_case <- function(id, level) {
  n1 <- length(CBT); n2 <- length(CONT); df <- n1 + n2 - 2
  s <- sqrt(((n1 - 1) * var(CBT) + (n2 - 1) * var(CONT)) / df)
  effect <- (mean(CBT) - mean(CONT)) / s; per <- sqrt(1 / n1 + 1 / n2); t <- effect / per
  J <- exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2)
  limit <- function(p) uniroot(function(ncp) pt(t, df, ncp) - p, c(t - 10, t + 10), tol = 1e-13)$root * per
  case(id, "standardized_mean_difference", data = two,
       options = list(response = "Postwt", group = "Treat", difference = "CBT minus Cont", confidence = level),
       r_call = "d = (m1 - m2) / s_pooled; g = J d; limits: pt(t, df, ncp) = (1 + level) / 2 and (1 - level) / 2 solved for ncp",
       expected = list(cohen_d = effect, hedges_J = J, hedges_g = J * effect, d_ci_lower = limit((1 + level) / 2), d_ci_upper = limit((1 - level) / 2)), rel = 1e-8)
}

a <- read_data("aSAH")
x3 <- a$ndka[a$gos6 == 3]; x1 <- a$ndka[a$gos6 == 1]
v <- var.test(CBT, CONT)
write_cases("two_sample", "t tests, Wilcoxon tests, standardized differences", "stats", list(
  t_case("t-pooled-anorexia", TRUE, "two.sided", 0.95),
  t_case("t-welch-anorexia", FALSE, "two.sided", 0.95),
  t_case("t-welch-anorexia-less-90", FALSE, "less", 0.9),
  t_case("t-welch-anorexia-greater-99", FALSE, "greater", 0.99),
  paired_case("t-paired-anorexia-ft", "FT", "two.sided", 0.95),
  paired_case("t-paired-anorexia-cont-greater", "Cont", "greater", 0.9),
  wilcoxon_case("wmw-normal-anorexia", "mann_whitney_normal", two, CBT, CONT,
                list(response = "Postwt", group = "Treat", first_sample = "CBT", second_sample = "Cont"), FALSE, TRUE, "two.sided", 0.95),
  wilcoxon_case("wmw-normal-nocc-anorexia-less", "mann_whitney_normal", two, CBT, CONT,
                list(response = "Postwt", group = "Treat", first_sample = "CBT", second_sample = "Cont"), FALSE, FALSE, "less", 0.9),
  wilcoxon_case("wmw-exact-aSAH", "mann_whitney_exact",
                data_file("aSAH", keep = list(gos6 = c("1", "3")), levels = list(gos6 = c("1", "3"))), x3, x1,
                list(response = "ndka", group = "gos6", first_sample = "3", second_sample = "1"), TRUE, TRUE, "two.sided", 0.95),
  signed_rank_case("signed-rank-anorexia-ft", "FT", TRUE),
  signed_rank_case("signed-rank-anorexia-cont", "Cont", FALSE),
  case("variance-ratio-anorexia", "variance_ratio_F", data = two,
       options = list(response = "Postwt", group = "Treat", ratio = "var(CBT)/var(Cont)"), r_call = "var.test(CBT, Cont)",
       expected = list(F = v$statistic[[1]], df1 = v$parameter[[1]], df2 = v$parameter[[2]], p = v$p.value, ci_lower = v$conf.int[1], ci_upper = v$conf.int[2])),
  smd_case("smd-anorexia-90", 0.9)))
