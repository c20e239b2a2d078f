# Complete-case analyses of the first trial of tests/TrialSim.Tests/Scenarios/missing-markers.json, by R.
# usage: trialsim cohort tests/TrialSim.Tests/Scenarios/missing-markers.json --replicates 1 > trial.csv
#        Rscript missing-markers.R trial.csv > missing-markers.json
library(survival); library(nlme); library(jsonlite)
d <- read.csv(commandArgs(TRUE)[1], check.names = FALSE)
names(d) <- gsub("-", ".", names(d), fixed = TRUE)
d$arm <- as.integer(d$arm == "drug")
d$crp <- d$ln.crp.baseline; d$il6 <- d$ln.il.6.baseline; d$sil6r <- d$ln.sil.6r.baseline
d$base <- d$hamd.0
d$change <- d$hamd.8 - d$base
last <- ifelse(!is.na(d$hamd.8), d$hamd.8, ifelse(!is.na(d$hamd.4), d$hamd.4, ifelse(!is.na(d$hamd.2), d$hamd.2, d$hamd.0)))
d$locf <- last - d$base
row <- function(name, estimate, se, n) list(name = name, estimate = unname(estimate), se = unname(se), n = n)
tested <- function(name, fit, term) {
  s <- summary(fit)$coefficients
  row(name, s[term, 1], s[term, 2], length(fitted(fit)))
}
rows <- list()
add <- function(r) rows[[length(rows) + 1]] <<- r
add(tested("ancova", lm(change ~ base + crp + sil6r + age + arm, d), "arm"))
high <- subset(d, !is.na(sil6r) & exp(sil6r) > 34)
add(tested("locf", lm(locf ~ base + il6 + arm, high), "arm"))
add(tested("interaction", lm(change ~ base + il6 + sil6r * arm, d), "sil6r:arm"))
d$above <- as.integer(exp(d$il6) > 1.6)
add(tested("above", lm(change ~ base + above * arm, d), "above:arm"))
known <- !is.na(d$sil6r)
d$third <- NA
d$third[known] <- floor(3 * sapply(d$sil6r[known], function(x) sum(d$sil6r[known] < x)) / sum(known))
add(tested("thirds", lm(change ~ base + third * arm, d), "third:arm"))
strict <- glm.control(epsilon = 1e-14, maxit = 100)
add(tested("logistic", glm(remission.any.visit ~ base + il6 + arm, binomial, d, control = strict), "arm"))
d$female <- as.integer(d$sex == "female")
add(tested("logistic-interaction", glm(response.any.visit ~ female + crp * arm, binomial, d, control = strict), "crp:arm"))
visits <- c("hamd.2", "hamd.4", "hamd.8"); weeks <- c(2, 4, 8)
first <- apply(d[, visits], 1, function(s) NA)
seen <- rowSums(!is.na(d[, visits]))
hit <- sapply(seq_len(nrow(d)), function(i) { w <- which(d[i, visits] <= 0.5 * d$base[i]); if (length(w)) w[1] else NA })
d$time <- ifelse(is.na(hit), ifelse(seen == 0, NA, weeks[pmax(seen, 1)]), weeks[ifelse(is.na(hit), 1, hit)])
d$event <- as.integer(!is.na(hit))
cox <- function(name, fit, term) row(name, coef(fit)[term], sqrt(vcov(fit)[term, term]), fit$n)
exact <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 100)
add(cox("cox", coxph(Surv(time, event) ~ il6 + arm, d, control = exact), "arm"))
d$side <- as.integer(exp(d$sil6r) > 34)
add(cox("cox-interaction", coxph(Surv(time, event) ~ crp * arm + strata(side), subset(d, !is.na(side)), control = exact), "crp:arm"))
# Mantel-Haenszel risk difference with Sato's variance
k <- subset(d, !is.na(above))
parts <- sapply(split(k, k$above), function(s) {
  a <- sum(s$response.any.visit[s$arm == 1]); n1 <- sum(s$arm == 1); c <- sum(s$response.any.visit[s$arm == 0]); n0 <- sum(s$arm == 0); n <- n1 + n0
  c(top = (a * n0 - c * n1) / n, w = n1 * n0 / n,
    p = (n1^2 * c - n0^2 * a + n1 * n0 * (n0 - n1) / 2) / n^2, q = (a * (n0 - c) + c * (n1 - a)) / (2 * n))
})
rd <- sum(parts["top", ]) / sum(parts["w", ])
add(row("cmh", rd, sqrt((rd * sum(parts["p", ]) + sum(parts["q", ])) / sum(parts["w", ])^2), nrow(k)))
long <- reshape(d[, c("patient", "arm", "base", "crp", "sil6r", visits)], direction = "long", varying = visits, v.names = "score", timevar = "visit", idvar = "patient")
long$y <- long$score - long$base; long$visit <- factor(long$visit, levels = 3:1) # the arm's coefficient is that of the last visit
mixed <- function(name, model, rows) {
  rows <- rows[order(rows$patient, -as.integer(rows$visit)), ]
  fit <- gls(model, rows, correlation = corSymm(form = ~ as.integer(visit) | patient), weights = varIdent(form = ~ 1 | visit), method = "REML",
    control = glsControl(msMaxIter = 1000, tolerance = 1e-12, msTol = 1e-12, opt = "nlminb", returnObject = TRUE))
  s <- summary(fit)$tTable
  row(name, s["arm", 1], s["arm", 2], length(unique(rows$patient)))
}
add(mixed("mmrm", y ~ visit * arm + visit * base + visit * crp, subset(long, !is.na(y) & !is.na(crp))))
add(mixed("mmrm-main", y ~ visit * arm + visit * base + sil6r, subset(long, !is.na(y) & !is.na(sil6r))))
cat(toJSON(list(`made-by` = jsonlite::unbox(paste0("missing-markers.R, ", R.version.string, ", survival ", packageVersion("survival"), ", nlme ", packageVersion("nlme"))),
  cases = rows), auto_unbox = TRUE, digits = 15, pretty = TRUE), "\n")
