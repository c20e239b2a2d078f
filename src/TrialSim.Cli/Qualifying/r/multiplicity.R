# Adjusted p-values, Dunnett's test, overall and subgroup. Run: Rscript multiplicity.R
source("cases.R")
adjust_case <- function(id, p) case(id, "p_value_adjustment", inputs = list(p = numbers(p)), r_call = "p.adjust(p, method)",
  expected = c(sapply(c("bonferroni", "holm", "hochberg", "hommel", "BH", "BY"), function(m) numbers(p.adjust(p, m)), simplify = FALSE)), rel = 1e-12, abs = 1e-14)

dunnett_case <- function(id, data, levels, formula, factor, two, level) { # two comparisons: the bivariate t probability is exact
  d <- factored(read_data(data), levels); f <- lm(as.formula(formula), d); v <- vcov(f); b <- coef(f); k <- grep(paste0("^", factor), names(b)); df <- f$df.residual
  R <- cov2cor(v[k, k]); t <- b[k] / sqrt(diag(v)[k]); exact <- mvtnorm::TVPACK(1e-14)
  inside <- function(c) { P <- function(h, g) mvtnorm::pmvt(lower = c(-Inf, -Inf), upper = c(h, g), df = df, corr = R, algorithm = exact)[[1]]
    if (two) P(c, c) - P(-c, c) - P(c, -c) + P(-c, -c) else P(c, c) }
  q <- uniroot(function(c) inside(c) - level, c(0, 10), tol = 1e-13)$root; se <- sqrt(diag(v)[k]); arms <- levels[[factor]]
  case(id, "dunnett", data = data_file(data, levels = levels), options = list(formula = formula, factor = factor, alternative = if (two) "two.sided" else "greater", confidence = level),
    r_call = "mvtnorm::pmvt(algorithm = TVPACK(1e-14)) of the two contrasts with their correlation",
    expected = list(df = df, correlation = unname(R), critical_value = q, contrasts = lapply(1:2, function(i) list(contrast = paste(arms[i + 1], "-", arms[1]), estimate = b[k][[i]], se = se[[i]], t = t[[i]],
      p_adjusted = 1 - inside(if (two) abs(t[[i]]) else t[[i]]), ci_lower = b[k][[i]] - q * se[[i]], ci_upper = if (two) b[k][[i]] + q * se[[i]] else "Infinity"))), rel = 1e-6, abs = 1e-8)
}

joint <- function(cF, cS, r) mvtnorm::pmvnorm(upper = c(cF, cS), corr = matrix(c(1, r, r, 1), 2), algorithm = mvtnorm::TVPACK(1e-14))[[1]]
f <- 0.35; alpha <- 0.025; aF <- 0.02; r <- sqrt(f); cF <- qnorm(1 - aF); cS <- uniroot(function(c) joint(cF, c, r) - (1 - alpha), c(1, 6), tol = 1e-13)$root
write_cases("multiplicity", "Adjusted p-values, Dunnett, Spiessens and Debois", c("stats", "mvtnorm"), list(
  adjust_case("adjust-6", c(0.011, 0.02, 0.35, 0.004, 0.04, 0.9)), adjust_case("adjust-ties", c(0.02, 0.02, 0.5, 0.01)), adjust_case("adjust-tiny", c(1e-200, 1e-12, 0.04)),
  dunnett_case("dunnett-anorexia", "anorexia", list(Treat = c("Cont", "CBT", "FT")), "Postwt ~ Treat", "Treat", TRUE, 0.95),
  dunnett_case("dunnett-anorexia-ancova-greater", "anorexia", list(Treat = c("Cont", "CBT", "FT")), "Postwt ~ Prewt + Treat", "Treat", FALSE, 0.95),
  dunnett_case("dunnett-toothgrowth-90", "toothgrowth", list(dose = c("0.5", "1", "2")), "len ~ dose", "dose", TRUE, 0.9),
  case("spiessens-debois", "spiessens_debois", inputs = list(subgroup_information_fraction = f, alpha_one_sided = alpha, alpha_full = aF), options = list(allocation = "fixed alpha for the full population"),
    r_call = "1 - pmvnorm(upper = c(cF, cS), corr = sqrt(information fraction), TVPACK) = alpha solved for cS",
    expected = list(correlation = r, critical_value_full = cF, critical_value_subgroup = cS, local_alpha_full = aF, local_alpha_subgroup = 1 - pnorm(cS)), rel = 1e-8)))
