# The analyses of tests/TrialSim.Tests/Scenarios/strata-and-times.json by R, of the first trials that the scenario simulates.
#   trialsim cohort tests/TrialSim.Tests/Scenarios/strata-and-times.json --replicates 8 --out trials.csv
#   Rscript strata-and-times.R trials.csv > strata-and-times.json
suppressMessages({ library(survival); library(jsonlite) })
all <- read.csv(commandArgs(TRUE)[1], check.names = FALSE)
weeks <- c(1, 2, 4, 6, 9)
control <- coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 100)

derive <- function(d) {
  score <- as.matrix(d[paste0("hamd-", weeks)])
  base <- d[["hamd-0"]]
  d$treated <- as.integer(d$arm == "drug"); d$base <- base; d$lncrp <- d[["ln-crp-baseline"]]; d$female <- as.integer(d$sex == "female")
  met <- list(response = score <= 0.5 * base, remission = score <= 8)
  for (what in names(met)) {
    hit <- apply(met[[what]], 1, function(m) which(m)[1])        # NA: not seen with it
    last <- apply(!is.na(score), 1, sum)                          # dropout is monotone
    d[[paste0(what, "_event")]] <- as.integer(!is.na(hit))
    d[[paste0(what, "_time")]] <- ifelse(is.na(hit), c(0, weeks)[last + 1], weeks[hit])
  }
  d$any <- d$response_event; d$remitted <- d$remission_event
  carried <- apply(cbind(base, score), 1, function(s) tail(s[!is.na(s)], 1))
  d$final <- as.integer(score[, 5] <= 0.5 * base)                 # NA where not seen
  d$locf <- as.integer(carried <= 0.5 * base)
  d$marker2 <- floor(2 * rank(d$lncrp, ties.method = "min") / nrow(d) - 2 / nrow(d) + 1e-9)
  d
}
side <- function(z, alternative) switch(alternative, two.sided = 2 * pnorm(-abs(z)), greater = pnorm(z, lower.tail = FALSE), less = pnorm(z))
none <- list(estimable = FALSE)
result <- function(estimate, se, p) list(estimable = TRUE, estimate = estimate, se = se, p = p)

cmh <- function(d, y, by, correct = FALSE, alternative = "two.sided") {
  d <- d[!is.na(d[[y]]), ]
  tables <- lapply(split(d, by(d), drop = TRUE), function(s) table(factor(s$treated, 1:0), factor(s[[y]], 1:0)))
  both <- Filter(function(t) all(rowSums(t) > 0), tables)
  telling <- Filter(function(t) all(colSums(t) > 0), both)
  if (length(telling) == 0) return(none)
  # mantelhaen.test refuses a stratum of one patient and a single stratum: those that tell nothing are left out, two patients without response put in
  telling <- c(telling, list(matrix(c(0, 0, 1, 1), 2)))
  test <- mantelhaen.test(array(unlist(telling), c(2, 2, length(telling))), correct = correct, alternative = alternative)
  sums <- sapply(both, function(t) {
    x1 <- t[1, 1]; n1 <- sum(t[1, ]); x0 <- t[2, 1]; n0 <- sum(t[2, ]); n <- n1 + n0
    c(w = n1 * n0 / n, d = (x1 * n0 - x0 * n1) / n,
      p = (n1^2 * x0 - n0^2 * x1 + n1 * n0 * (n0 - n1) / 2) / n^2, q = (x1 * (n0 - x0) + x0 * (n1 - x1)) / (2 * n))
  })
  s <- rowSums(sums); estimate <- unname(s["d"] / s["w"])
  result(estimate, unname(sqrt(max(0, estimate * s["p"] + s["q"])) / s["w"]), test$p.value)
}
logrank <- function(d, what, by = NULL, alternative = "two.sided") {
  d$time <- d[[paste0(what, "_time")]]; d$event <- d[[paste0(what, "_event")]]; d$s <- if (is.null(by)) 1 else by(d)
  if (sum(d$event) == 0 || length(unique(d$treated)) < 2) return(none)
  fit <- survdiff(Surv(time, event) ~ treated + strata(s), d)
  total <- function(x) if (is.matrix(x)) rowSums(x) else x
  excess <- unname((total(fit$obs) - total(fit$exp))[2]); v <- fit$var[2, 2]
  if (!(v > 0)) return(none)
  result(excess / v, 1 / sqrt(v), side(excess / sqrt(v), alternative))
}
cox <- function(d, what, x, by = NULL, ties = "efron", score = FALSE, alternative = "two.sided") {
  d$time <- d[[paste0(what, "_time")]]; d$event <- d[[paste0(what, "_event")]]; d$s <- if (is.null(by)) 1 else by(d)
  x <- x(d)
  if (sum(d$event) == 0) return(none)
  doubtful <- FALSE
  run <- function(x, ...) withCallingHandlers(coxph(Surv(time, event) ~ x + strata(s), d, ties = ties, ...),
    warning = function(w) { doubtful <<- doubtful || grepl("infinite|Ran out|converge", conditionMessage(w)); invokeRestart("muffleWarning") })
  fit <- tryCatch(run(x, control = control), error = function(e) NULL)
  if (is.null(fit) || doubtful || is.na(tail(coef(fit), 1))) return(none)
  x <- x[, !is.na(coef(fit)), drop = FALSE]; k <- ncol(x)
  fit <- run(x, control = control)
  estimate <- unname(coef(fit)[k]); se <- sqrt(vcov(fit)[k, k]); z <- estimate / se
  if (score) {
    others <- if (k > 1) coef(run(x[, -k, drop = FALSE], control = control))
    at <- run(x, init = c(others, 0), control = coxph.control(iter.max = 0))
    z <- sign(estimate) * sqrt(at$score)
  }
  if (doubtful) return(none)
  result(estimate, se, side(z, alternative))
}
high <- function(d, cut) d[d$lncrp > log(cut), ]
by_stratum <- function(d) d$stratum
by_sex <- function(d) d$female
arm <- function(d) cbind(arm = d$treated)

analyses <- function(d) list(
  "cmh" = cmh(d, "any", by_stratum),
  "cmh-corrected" = cmh(d, "final", by_stratum, TRUE, "greater"),
  "cmh-locf" = cmh(d, "locf", function(d) interaction(d$female, cut(d$lncrp, c(-Inf, log(c(1, 3, 10)), Inf)))),
  "cmh-remission" = cmh(high(d, 8), "remitted", by_sex),
  "log-rank" = logrank(d, "response"),
  "log-rank-stratified" = logrank(d, "response", by_stratum, "greater"),
  "log-rank-remission" = logrank(high(d, 8), "remission", NULL, "less"),
  "cox" = cox(d, "response", arm),
  "cox-score" = cox(d, "response", arm, score = TRUE),
  "cox-adjusted" = cox(high(d, 5), "response", function(d) cbind(d$base, d$lncrp, d$female, d$treated), ties = "breslow"),
  "cox-adjusted-score" = cox(d, "response", function(d) cbind(d$base, outer(d$stratum, 2:6, "==") + 0, d$treated), score = TRUE, alternative = "greater"),
  "cox-stratified" = cox(d, "response", function(d) cbind(d$base, d$treated), by_stratum),
  "cox-interaction" = cox(d, "response", function(d) cbind(d$base, d$lncrp, d$treated, d$treated * d$lncrp), by_sex),
  "cox-halves" = cox(d, "response", function(d) cbind(d$marker2, d$treated, d$treated * d$marker2), score = TRUE),
  "cox-remission" = cox(high(d, 8), "remission", arm))

trials <- lapply(sort(unique(all$replicate)), function(r) list(replicate = r, found = analyses(derive(all[all$replicate == r, ]))))
cat(toJSON(list(`made-by` = paste("strata-and-times.R,", R.version.string, "survival", as.character(packageVersion("survival"))),
  agreement = "approximate; the test states its tolerance and why", trials = trials), digits = I(16), auto_unbox = TRUE, pretty = 0), "\n")
