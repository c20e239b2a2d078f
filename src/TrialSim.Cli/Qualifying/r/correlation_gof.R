# Correlations on the birthwt and sleepstudy data, goodness of fit on fixed numbers. Run: Rscript correlation_gof.R
source("cases.R")
cor_case <- function(id, data, x, y, level) {
  d <- read_data(data); p <- cor.test(d[[x]], d[[y]], conf.level = level); s <- suppressWarnings(cor.test(d[[x]], d[[y]], method = "spearman", exact = FALSE)); k <- suppressWarnings(cor.test(d[[x]], d[[y]], method = "kendall", exact = FALSE))
  case(id, "correlation", data = data_file(data), options = list(x = x, y = y, confidence = level), r_call = "cor.test: pearson, spearman (exact = FALSE), kendall (exact = FALSE)",
    expected = list(n = nrow(d), pearson_r = p$estimate[[1]], pearson_t = p$statistic[[1]], pearson_df = p$parameter[[1]], pearson_p = p$p.value, pearson_ci_fisher_z = numbers(p$conf.int),
      spearman_rho = s$estimate[[1]], spearman_S = s$statistic[[1]], spearman_p_t_approx = s$p.value, kendall_tau_b = k$estimate[[1]], kendall_z = k$statistic[[1]], kendall_p = k$p.value))
}
x <- read_data("anorexia")$Prewt; w <- shapiro.test(x); a <- read_data("anorexia")
k2 <- list(x = c(0.31, -1.2, 0.77, 1.9, -0.4, 0.05, 2.2, -0.9), y = c(1.1, 0.6, 2.8, 1.7, 0.2, 3.1, 0.9, 1.3, 2.05))
q <- chisq.test(c(18, 55, 28, 10), p = c(0.2, 0.45, 0.25, 0.1))
write_cases("correlation_gof", "Correlations, normality, goodness of fit", "stats", list(
  cor_case("cor-birthwt", "birthwt", "lwt", "bwt", 0.95), cor_case("cor-sleepstudy-90", "sleepstudy", "Days", "Reaction", 0.9),
  case("ks-two-samples", "ks_two_sample", inputs = k2, r_call = "ks.test(x, y, exact = TRUE); ks.test(x, y, exact = FALSE)",
    expected = list(D = ks.test(k2$x, k2$y)$statistic[[1]], p_exact = ks.test(k2$x, k2$y, exact = TRUE)$p.value, p_asymptotic = ks.test(k2$x, k2$y, exact = FALSE)$p.value), rel = 1e-8),
  case("normality-anorexia", "normality_tests", data = data_file("anorexia"), options = list(variable = "Prewt"), r_call = "shapiro.test",
    expected = list(n = length(x), mean = mean(x), sd = sd(x), quantiles_type7 = numbers(quantile(x, c(0.05, 0.25, 0.5, 0.75, 0.95))), shapiro_W = w$statistic[[1]], shapiro_p = w$p.value), rel = 1e-8,
    by_field = list(shapiro_W = within(1e-6), shapiro_p = within(1e-4, 1e-12))),
  case("chisq-gof", "chisq_goodness_of_fit", inputs = list(observed = c(18, 55, 28, 10), probability = c(0.2, 0.45, 0.25, 0.1)), r_call = "chisq.test(observed, p = probability)",
    expected = list(chi2 = q$statistic[[1]], df = q$parameter[[1]], p = q$p.value))))
