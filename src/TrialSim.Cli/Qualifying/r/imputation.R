# Rubin's rules with Barnard and Rubin's degrees of freedom, from their formulas. Run: Rscript imputation.R
source("cases.R")
rubin_case <- function(id, estimates, se, complete) {
  m <- length(estimates); q <- mean(estimates); W <- mean(se^2); B <- var(estimates); V <- W + (1 + 1 / m) * B; r <- (1 + 1 / m) * B / W; lambda <- (1 + 1 / m) * B / V
  old <- (m - 1) / lambda^2; observed <- (complete + 1) / (complete + 3) * complete * (1 - lambda); df <- 1 / (1 / old + 1 / observed); t <- q / sqrt(V); h <- qt(0.975, df) * sqrt(V)
  case(id, "rubin_rules", inputs = list(estimates = numbers(estimates), standard_errors = numbers(se)), options = list(complete_data_df = complete, df_rule = "Barnard-Rubin"), r_call = "formulas of Rubin (1987) and Barnard and Rubin (1999)",
    expected = list(estimate = q, within = W, between = B, total = V, se = sqrt(V), relative_increase_r = r, lambda = lambda, df_rubin_1987 = old, df = df, t = t, p = 2 * pt(-abs(t), df), ci_lower = q - h, ci_upper = q + h), rel = 1e-10)
}
write_cases("imputation", "Pooling of multiple imputations", "stats", list(
  rubin_case("rubin-6", c(-2.4, -1.9, -2.8, -2.2, -2.6, -1.7), c(1.05, 1.1, 0.98, 1.07, 1.02, 1.11), 126),
  rubin_case("rubin-3-small", c(0.5, 1.4, 0.9), c(0.6, 0.55, 0.7), 20)))
