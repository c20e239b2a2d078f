# Intervals of risks and odds ratios, stratified tests, larger tables, pairs and trends by R, as expected values for Statistics/Tables.
#   Rscript contingency.R > contingency.json
library(jsonlite)
set.seed(20250301)
clean <- function(x) { x <- as.numeric(x); lapply(x, function(v) if (is.nan(v) || is.na(v)) NULL else if (is.infinite(v)) ifelse(v > 0, "Inf", "-Inf") else v) }
one <- function(x) clean(x)[[1]]
quiet <- function(e) suppressWarnings(e)

risks <- function(x1, n1, x2, n2, conf) {
  m <- matrix(c(x1, n1 - x1, x2, n2 - x2), 2, byrow = TRUE)
  f <- fisher.test(m, conf.level = conf)
  list(table = c(x1, n1, x2, n2), confidence = conf, odds_ratio = one(f$estimate), odds_ratio_ci = clean(f$conf.int),
       wilson_ci = clean(quiet(prop.test(x1, n1, correct = FALSE, conf.level = conf))$conf.int),
       wilson_cc_ci = clean(quiet(prop.test(x1, n1, correct = TRUE, conf.level = conf))$conf.int),
       clopper_pearson_ci = clean(binom.test(x1, n1, conf.level = conf)$conf.int))
}
tables <- list(c(0, 9, 4, 11), c(7, 7, 0, 8), c(5, 10, 3, 8), c(10, 20, 10, 20), c(0, 5, 0, 6), c(6, 6, 9, 9), c(1, 200, 3, 150), c(150, 151, 140, 152))
for (i in 1:32) { n <- sample(2:180, 2); tables[[length(tables) + 1]] <- c(rbinom(1, n[1], runif(1)), n[1], rbinom(1, n[2], runif(1)), n[2])[c(1, 2, 3, 4)] }
twoByTwo <- lapply(seq_along(tables), function(i) do.call(risks, c(as.list(tables[[i]]), list(c(0.95, 0.9, 0.99, 0.5)[1 + i %% 4]))))

stratified <- function(k) {
  s <- t(sapply(1:k, function(i) { n <- sample(2:30, 2); p <- runif(1, 0.1, 0.9); c(rbinom(1, n[1], p), n[1], rbinom(1, n[2], p * 0.8), n[2]) }))
  a <- array(apply(s, 1, function(r) c(r[1], r[3], r[2] - r[1], r[4] - r[3])), c(2, 2, k))
  conf <- sample(c(0.95, 0.9), 1)
  o <- mantelhaen.test(a, correct = FALSE, conf.level = conf); y <- mantelhaen.test(a, correct = TRUE); e <- mantelhaen.test(a, exact = TRUE, conf.level = conf)
  # Breslow-Day by root finding for the expected count, to check the closed form; Tarone from it
  or <- as.numeric(o$estimate)
  fit <- sapply(1:k, function(j) { m <- a[, , j]; n1 <- sum(m[1, ]); n2 <- sum(m[2, ]); t <- sum(m[, 1]); lo <- max(0, t - n2); hi <- min(n1, t)
    g <- function(x) log(x) + log(n2 - t + x) - log(n1 - x) - log(t - x) - log(or)
    if (lo == hi) return(c(NA, NA)); x <- uniroot(g, c(lo + 1e-9, hi - 1e-9), tol = 1e-14)$root; c(m[1, 1] - x, 1 / (1 / x + 1 / (n1 - x) + 1 / (t - x) + 1 / (n2 - t + x))) })
  fit <- fit[, !is.na(fit[1, ]), drop = FALSE]; bd <- sum(fit[1, ]^2 / fit[2, ])
  list(strata = s, confidence = conf, chi2 = one(o$statistic), p = one(o$p.value), chi2_continuity = one(y$statistic), odds_ratio = one(or), odds_ratio_ci = clean(o$conf.int),
       breslow_day = one(bd), tarone = one(bd - sum(fit[1, ])^2 / sum(fit[2, ])), homogeneity_df = ncol(fit) - 1,
       exact_p = one(e$p.value), exact_odds_ratio = one(e$estimate), exact_odds_ratio_ci = clean(e$conf.int))
}
strata <- lapply(c(2, 2, 3, 4, 5, 6, 8, 12, 20, 30), stratified)

square <- function(m) { storage.mode(m) <- "integer"; c2 <- quiet(chisq.test(m, correct = FALSE))
  list(table = m, chi2 = one(c2$statistic), p = one(c2$p.value), fisher_p = one(fisher.test(m, workspace = 2e8)$p.value)) }
larger <- list(matrix(c(3, 0, 0, 0, 4, 0, 0, 0, 5), 3), matrix(c(1, 1, 1, 1, 1, 1), 2), matrix(c(2, 2, 2, 2, 2, 2, 2, 2, 2), 3), matrix(c(0, 0, 3, 4, 5, 6), 2))
for (d in list(c(2, 3), c(3, 2), c(2, 5), c(6, 2), c(3, 3), c(3, 4), c(4, 4), c(5, 3), c(2, 8), c(4, 5))) for (n in c(12, 30, 60)) {
  p <- outer(runif(d[1], 0.5, 1.5), runif(d[2], 0.5, 1.5)); larger[[length(larger) + 1]] <- matrix(rmultinom(1, n, p), d[1]) }
rByC <- lapply(larger, square)

pairs <- lapply(list(matrix(c(40, 12, 5, 43), 2), matrix(c(3, 7, 7, 3), 2), matrix(c(10, 0, 6, 9), 2), matrix(c(5, 30, 31, 2), 2), matrix(c(10, 2, 3, 4, 9, 1, 7, 5, 8), 3)), function(m) {
  a <- mcnemar.test(m, correct = FALSE); b <- mcnemar.test(m)
  list(table = m, chi2 = one(a$statistic), df = one(a$parameter), p = one(a$p.value), chi2_continuity = one(b$statistic), exact_p = if (nrow(m) == 2) one(binom.test(m[1, 2], m[1, 2] + m[2, 1])$p.value) else NULL) })

trends <- lapply(1:8, function(i) { k <- sample(3:6, 1); n <- sample(5:60, k); x <- rbinom(k, n, runif(k)); s <- if (i %% 2) 1:k else sort(round(runif(k, 0, 10), 1)); o <- prop.trend.test(x, n, s)
  list(events = x, n = n, score = s, chi2 = one(o$statistic), p = one(o$p.value)) })

cat(toJSON(list(`made-by` = paste("contingency.R,", R.version.string), agreement = "approximate; the tests state their tolerances and why",
  two_by_two = twoByTwo, strata = strata, r_by_c = rByC, pairs = pairs, trends = trends), digits = NA, auto_unbox = TRUE, null = "null", pretty = 0), "\n")
