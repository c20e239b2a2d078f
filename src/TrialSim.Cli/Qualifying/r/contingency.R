# Tables made from the birthwt data (low birth weight by smoking, in strata of race), and published small ones. Run: Rscript contingency.R
source("cases.R")
b <- read_data("birthwt")

score_interval <- function(a, n1, c, n2, level, factor) { # Miettinen and Nurminen 1985 (factor N / (N - 1)), Mee 1984 (factor 1)
  z <- function(delta) {
    restricted <- function(p2) { p1 <- p2 + delta; dbinom(a, n1, p1, log = TRUE) + dbinom(c, n2, p2, log = TRUE) }
    lo <- max(0, -delta); hi <- min(1, 1 - delta)
    p2 <- optimize(restricted, c(lo, hi), maximum = TRUE, tol = 1e-12)$maximum; p1 <- p2 + delta
    (a / n1 - c / n2 - delta) / sqrt((p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2) * factor)
  }
  q <- qnorm((1 + level) / 2); d <- a / n1 - c / n2; e <- 1e-9
  c(if (d <= -1 + e) -1 else uniroot(function(x) z(x) - q, c(-1 + e, d - e), tol = 1e-12)$root,
    if (d >= 1 - e) 1 else uniroot(function(x) z(x) + q, c(d + e, 1 - e), tol = 1e-12)$root)
}

wilson <- function(x, n, level, correct = FALSE) as.numeric(suppressWarnings(prop.test(x, n, conf.level = level, correct = correct)$conf.int))

table_case <- function(id, a, n1, c, n2, level) {
  m <- matrix(c(a, n1 - a, c, n2 - c), 2, byrow = TRUE); p1 <- a / n1; p2 <- c / n2; z <- qnorm((1 + level) / 2); N <- n1 + n2
  chi <- suppressWarnings(chisq.test(m, correct = FALSE)); yates <- suppressWarnings(chisq.test(m)); fisher <- fisher.test(m, conf.level = level, control = list(tol = 1e-14))
  w1 <- wilson(a, n1, level); w2 <- wilson(c, n2, level)
  mm <- sum(m[, 1]); density <- dhyper(max(0, mm - n2):min(n1, mm), n1, n2, mm); own <- dhyper(a, n1, n2, mm)
  pooled <- (a + c) / N; e <- chi$expected; o <- m[m > 0]
  expected <- list(risk_1 = p1, risk_2 = p2, chi2_pearson = chi$statistic[[1]], p_pearson = chi$p.value, chi2_yates = yates$statistic[[1]], p_yates = yates$p.value,
    z_pooled = (p1 - p2) / sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2)), z_unpooled = (p1 - p2) / sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2),
    chi2_likelihood_ratio = 2 * sum(o * log(o / e[m > 0])), fisher_p_two_sided = fisher$p.value,
    fisher_p_less = fisher.test(m, alternative = "less")$p.value, fisher_p_greater = fisher.test(m, alternative = "greater")$p.value,
    fisher_conditional_odds_ratio = fisher$estimate[[1]], fisher_or_ci = numbers(fisher$conf.int),
    risk_difference = p1 - p2, rd_wald_ci = numbers(p1 - p2 + c(-1, 1) * z * sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)),
    rd_newcombe_ci = numbers(c(p1 - p2 - sqrt((p1 - w1[1])^2 + (w2[2] - p2)^2), p1 - p2 + sqrt((w1[2] - p1)^2 + (p2 - w2[1])^2))),
    rd_miettinen_nurminen_ci = numbers(score_interval(a, n1, c, n2, level, N / (N - 1))), rd_mee_ci = numbers(score_interval(a, n1, c, n2, level, 1)),
    wilson_ci_1 = numbers(w1), wilson_ci_2 = numbers(w2), wilson_cc_ci_1 = numbers(wilson(a, n1, level, TRUE)),
    clopper_pearson_ci_1 = numbers(binom.test(a, n1, conf.level = level)$conf.int), clopper_pearson_ci_2 = numbers(binom.test(c, n2, conf.level = level)$conf.int),
    risk_ratio = p1 / p2, rr_log_wald_ci = numbers(exp(log(p1 / p2) + c(-1, 1) * z * sqrt(1 / a - 1 / n1 + 1 / c - 1 / n2))),
    odds_ratio = a * (n2 - c) / (c * (n1 - a)), or_log_wald_ci = numbers(exp(log(a * (n2 - c) / (c * (n1 - a))) + c(-1, 1) * z * sqrt(sum(1 / m)))))
  case(id, "two_by_two", inputs = list(events_1 = a, n_1 = n1, events_2 = c, n_2 = n2),
       options = list(row_1 = "group 1", row_2 = "group 2", direction = "group 1 minus (or over) group 2", confidence = level),
       r_call = "chisq.test, fisher.test, prop.test, binom.test; score and Newcombe intervals from their formulas", expected = expected,
       by_field = list(fisher_conditional_odds_ratio = within(1e-6, 1e-8), fisher_or_ci = within(1e-6, 1e-8),
                       rd_miettinen_nurminen_ci = within(1e-6, 1e-8), rd_mee_ci = within(1e-6, 1e-8)))
}

strata_case <- function(id, level) {
  A <- xtabs(~ factor(smoke, c(1, 0)) + factor(low, c(1, 0)) + race, b)
  plain <- mantelhaen.test(A, correct = FALSE, conf.level = level); corrected <- mantelhaen.test(A, correct = TRUE); exact <- mantelhaen.test(A, exact = TRUE, conf.level = level)
  a <- A[1, 1, ]; n1 <- a + A[1, 2, ]; c <- A[2, 1, ]; n2 <- c + A[2, 2, ]; N <- n1 + n2; w <- n1 * n2 / N; z <- qnorm((1 + level) / 2)
  rd <- sum(w * (a / n1 - c / n2)) / sum(w)
  P <- (n1^2 * c - n2^2 * a + n1 * n2 * (n2 - n1) / 2) / N^2; Q <- (a * (n2 - c) / N + c * (n1 - a) / N) / 2
  sato <- sqrt((rd * sum(P) + sum(Q)) / sum(w)^2)
  robins <- sqrt(sum((a * (n1 - a) * n2^3 + c * (n2 - c) * n1^3) / (n1 * n2 * N^2)) / sum(w)^2)
  case(id, "stratified_two_by_two",
       inputs = list(strata = lapply(seq_along(a), function(h) list(stratum = names(a)[h], events_1 = a[[h]], n_1 = n1[[h]], events_2 = c[[h]], n_2 = n2[[h]]))),
       options = list(confidence = level), r_call = "mantelhaen.test (correct = FALSE, TRUE, exact = TRUE); Mantel-Haenszel risk difference with Greenland and Robins' and Sato's variances from their formulas",
       expected = list(cmh_chi2 = plain$statistic[[1]], cmh_p = plain$p.value, cmh_chi2_continuity = corrected$statistic[[1]], cmh_p_continuity = corrected$p.value,
         mh_common_odds_ratio = plain$estimate[[1]], mh_or_ci_robins_breslow_greenland = numbers(plain$conf.int), mh_risk_difference = rd,
         mh_rd_se_greenland_robins = robins, mh_rd_ci_greenland_robins = numbers(rd + c(-1, 1) * z * robins), mh_rd_se_sato = sato, mh_rd_ci_sato = numbers(rd + c(-1, 1) * z * sato),
         strata_used = 3, exact_conditional_p = exact$p.value, exact_conditional_or = exact$estimate[[1]], exact_conditional_or_ci = numbers(exact$conf.int)),
       rel = 1e-8, by_field = list(exact_conditional_or = within(1e-5, 1e-8), exact_conditional_or_ci = within(1e-5, 1e-8)))
}

smoke <- xtabs(~ smoke + low, b)
race <- xtabs(~ race + low, b); chi <- chisq.test(race, correct = FALSE); pairs <- matrix(c(40, 5, 12, 43), 2, byrow = TRUE)
mc <- mcnemar.test(pairs, correct = FALSE); mcc <- mcnemar.test(pairs); trend <- prop.trend.test(race[, "1"], rowSums(race), 1:3)
write_cases("contingency", "2 x 2 and stratified tables", "stats", list(
  table_case("2x2-birthwt-smoking", smoke["1", "1"], sum(smoke["1", ]), smoke["0", "1"], sum(smoke["0", ]), 0.95),
  table_case("2x2-newcombe-90", 56, 70, 48, 80, 0.9),
  table_case("2x2-subgroup-62-33", 8, 13, 3, 14, 0.95),
  strata_case("strata-birthwt-smoking-by-race", 0.95),
  case("r-by-c-birthwt-race", "r_by_c", inputs = list(table = lapply(1:3, function(i) as.list(as.numeric(race[i, ])))), r_call = "chisq.test(table, correct = FALSE); fisher.test(table)",
       expected = list(chi2 = chi$statistic[[1]], df = 2, p = chi$p.value, likelihood_ratio = 2 * sum(race * log(race / chi$expected)),
                       cramers_v = sqrt(chi$statistic[[1]] / sum(race)), fisher_p = fisher.test(race)$p.value), by_field = list(fisher_p = within(1e-7))),
  case("mcnemar-pairs", "mcnemar", inputs = list(table = lapply(1:2, function(i) as.list(pairs[i, ]))), r_call = "mcnemar.test(table, correct = FALSE); mcnemar.test(table); binom.test(5, 17)",
       expected = list(chi2 = mc$statistic[[1]], p = mc$p.value, chi2_continuity = mcc$statistic[[1]], p_continuity = mcc$p.value, exact_p = binom.test(5, 17)$p.value)),
  case("trend-birthwt-race", "cochran_armitage_trend", inputs = list(events = as.numeric(race[, "1"]), n = as.numeric(rowSums(race)), score = 1:3), r_call = "prop.trend.test(events, n, score)",
       expected = list(chi2 = trend$statistic[[1]], p = trend$p.value, p_hat = numbers(race[, "1"] / rowSums(race))))))
