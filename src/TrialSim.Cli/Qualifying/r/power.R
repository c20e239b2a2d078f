# Power and sample size. Run: Rscript power.R
source("cases.R")
t_case <- function(id, ...) { o <- list(...); r <- do.call(power.t.test, c(o, list(strict = TRUE, tol = 1e-13)))
  case(id, "power_t_test", options = o, r_call = "power.t.test(..., strict = TRUE, tol = 1e-13)", expected = list(n = r$n, delta = r$delta, power = r$power), rel = 1e-7, abs = 1e-9) }
p_case <- function(id, ...) { o <- list(...); r <- do.call(power.prop.test, c(o, list(tol = 1e-13)))
  case(id, "power_two_proportions", options = o, r_call = "power.prop.test(..., tol = 1e-13)", expected = list(n = r$n, p1 = r$p1, p2 = r$p2, power = r$power), rel = 1e-7, abs = 1e-9) }

exact_case <- function(id, n1, n2, p1, p2, alpha) {
  rejects <- function(rule) outer(0:n1, 0:n2, Vectorize(function(a, c) rule(a, c) <= alpha))
  fisher <- rejects(function(a, c) fisher.test(matrix(c(a, n1 - a, c, n2 - c), 2))$p.value)
  pearson <- rejects(function(a, c) if (a + c == 0 || a + c == n1 + n2) 1 else suppressWarnings(chisq.test(matrix(c(a, n1 - a, c, n2 - c), 2), correct = FALSE)$p.value))
  weight <- function(p, q) outer(dbinom(0:n1, n1, p), dbinom(0:n2, n2, q))
  case(id, "power_two_proportions_exact", options = list(n1 = n1, n2 = n2, p1 = p1, p2 = p2, alpha_two_sided = alpha), r_call = "dbinom x dbinom summed over the tables that fisher.test, chisq.test(correct = FALSE) reject",
    expected = list(power_fisher = sum(weight(p1, p2)[fisher]), power_pearson_chi2 = sum(weight(p1, p2)[pearson]), type1_fisher_at_p2 = sum(weight(p2, p2)[fisher]))) }

n <- c(14, 13, 16, 17); df <- sum(n) - 4; ncp <- (5 - -2) / (7.5 * sqrt(sum(1 / n))); z <- qnorm(0.975) + qnorm(0.85)
write_cases("power", "Power and sample size", "stats", list(
  t_case("t-n-for-power", delta = 3.5, sd = 7, sig.level = 0.05, power = 0.85), t_case("t-power", n = 25, delta = 3, sd = 6, sig.level = 0.05),
  t_case("t-one-sided", n = 40, delta = 2, sd = 5, sig.level = 0.025, alternative = "one.sided"), t_case("t-detectable", n = 30, sd = 7, sig.level = 0.05, power = 0.8),
  p_case("proportions-n-for-power", p1 = 0.3, p2 = 0.55, power = 0.9, sig.level = 0.05), p_case("proportions-power", n = 60, p1 = 0.33, p2 = 0.62, sig.level = 0.05),
  exact_case("proportions-exact", 20, 22, 0.6, 0.3, 0.05),
  case("interaction", "power_treatment_by_subgroup_interaction", options = list(cell_sizes = list(pos_treat = 14, pos_control = 13, neg_treat = 16, neg_control = 17), effect_in_positive = 5, effect_in_negative = -2, sd = 7.5, alpha = 0.05),
    r_call = "pf(qf(0.95, 1, df), 1, df, ncp^2, lower.tail = FALSE)", expected = list(ncp_t = ncp, df = df, power_interaction = pf(qf(0.95, 1, df), 1, df, ncp^2, lower.tail = FALSE)), rel = 1e-7, abs = 1e-9),
  case("logrank-events", "events_logrank", options = list(hazard_ratio = 0.65, alpha_two_sided = 0.05, power = 0.85, fraction_treated = 0.5), r_call = "Schoenfeld and Freedman by their formulas",
    expected = list(events_schoenfeld = z^2 / (0.25 * log(0.65)^2), events_freedman = z^2 * (1.65 / 0.35)^2))))
