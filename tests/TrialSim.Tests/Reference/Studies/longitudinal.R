# Writes longitudinal.json: every test of single simulated longitudinal studies, by R's own functions and pROC, from the patients that
#   trialsim cohort untidy-longitudinal.json --replicates 3 --out untidy-longitudinal.csv
# wrote; true areas by R's integrate, and powers by the noncentral t over the binomial numbers of patients.
# Run: Rscript longitudinal.R > longitudinal.json        (R 4.2.2; packages pROC 1.18.0, jsonlite)
suppressMessages({library(jsonlite); library(pROC)})
weeks <- c(0, 2.5, 6, 12)
markers <- list(list(name = "limited", column = "ln-limited", lower = FALSE), list(name = "falling", column = "falling", lower = TRUE),
  list(name = "published", column = "ln-published", lower = FALSE))
# those whose status is known; from the end of the first course at week 6 on without those who remitted in it
asked <- function(d, week) d[d$status != "" & (week < 6 | is.na(d[["course-remitted"]]) | d[["course-remitted"]] != 1), ]
at <- function(d, m, week) d[[paste0(m$column, "-week-", week)]]
predictor <- function(d, m, kind, week) switch(kind,
  level = at(d, m, week), change = at(d, m, week) - at(d, m, 0), average = rowMeans(sapply(weeks[weeks <= week], function(w) at(d, m, w))))
# fitted twice: glm's standard errors are those of the weights one step before the last
glm2 <- function(f, d) { tight <- list(epsilon = 1e-14, maxit = 100); g <- glm(f, binomial, d, control = tight); glm(f, binomial, d, start = coef(g), control = tight) }
series <- function(d, m, kind, week) {
  d <- asked(d, week)
  d$v <- predictor(d, m, kind, week)
  d <- d[!is.na(d$v), ]
  d$y <- d$status == "treatment-resistant"
  x <- d$v[d$y]; y <- d$v[!d$y]
  r <- roc(controls = y, cases = x, direction = if (m$lower) ">" else "<", quiet = TRUE)
  v <- var(r)
  list(marker = m$name, predictor = kind, week = week, people = nrow(d), area = as.numeric(r$auc), variance = v,
    p = list(`pooled-t` = t.test(x, y, var.equal = TRUE)$p.value, `rank-sum` = wilcox.test(x, y, exact = FALSE, correct = TRUE)$p.value,
      auc = 2 * pnorm(-abs(as.numeric(r$auc) - 0.5) / sqrt(v)),
      `adjusted-logistic` = coef(summary(glm2(y ~ `qids-sr16` + v, d)))["v", 4]))
}
panel <- function(d, week) {
  d <- asked(d, week)
  x <- sapply(markers, function(m) at(d, m, week))
  full <- complete.cases(x)
  g <- glm((d$status[full] == "treatment-resistant") ~ x[full, ], family = binomial, control = list(epsilon = 1e-14, maxit = 100))
  r <- roc(response = g$y, predictor = g$linear.predictors, direction = "<", levels = 0:1, quiet = TRUE)
  list(week = week, coefficients = unname(coef(g)), area = as.numeric(r$auc))
}
all <- read.csv("untidy-longitudinal.csv", check.names = FALSE)
studies <- do.call(c, lapply(0:2, function(replicate) lapply(c(60, 91), function(n) {
  d <- all[all$replicate == replicate & all$person <= n, ]
  d$status[is.na(d$status)] <- ""
  kinds <- list(level = weeks, change = weeks[-1], average = weeks[-1])
  list(replicate = replicate, patients = n, known = sum(d$status != ""),
    series = do.call(c, lapply(markers, function(m) do.call(c, lapply(names(kinds), function(k) lapply(kinds[[k]], function(w) series(d, m, k, w)))))),
    panel = lapply(weeks, function(w) panel(d, w)))
})))
# true areas: levels of the marker with an assay limit, whose drift is -0.4 over 4 weeks and whose difference rises from 0.2 to 0.9 between weeks 2 and 10
limit <- log(0.6) / 0.9
limited <- sapply(weeks, function(w) {
  m0 <- -0.4 * min(1, w / 4); m1 <- m0 + 0.2 + 0.7 * min(1, max(0, (w - 2) / 8))
  f0 <- pnorm(limit, m0); f1 <- pnorm(limit, m1)
  f0 * (1 - f1) + f0 * f1 / 2 + integrate(function(u) dnorm(u, m0) * pnorm(u, m1, lower.tail = FALSE), limit, Inf, rel.tol = 1e-12)$value
})
falling <- -0.3 - 0.3 * weeks / 12
# changes: error variances of both measurements; averages: lasting variance 0.75 and the mean of so many errors
change <- pnorm(-(falling - falling[1]) / sqrt(2 * 2 * 0.25))
average <- sapply(seq_along(weeks), function(k) pnorm(-mean(falling[1:k]) / sqrt(2 * (0.75 + 0.25 / k))))
# power of Student's t test: n patients, each resistant with probability q among those with a status, difference d of one SD
power <- function(n, q, known, d) {
  s <- 0
  for (a in 0:n) {
    # numbers of resistant and remitted patients with a status among n: trinomial
    pa <- dbinom(a, n, q * known[1])
    if (pa < 1e-14) next
    b <- 0:(n - a)
    pb <- dbinom(b, n - a, (1 - q) * known[2] / (1 - q * known[1]))
    ok <- a >= 2 & b >= 2
    b <- b[ok]; pb <- pb[ok]
    df <- a + b - 2; ncp <- d / sqrt(1 / a + 1 / b); t <- qt(0.975, df)
    s <- s + pa * sum(pb * suppressWarnings(pt(-t, df, ncp) + pt(t, df, ncp, lower.tail = FALSE)))
  }
  s
}
# 50 patients, remission .4 and .3 in courses of 8 weeks, hazards 0.02 and 0.03 of remitters and resistant ones
q <- 0.6 * 0.7
first <- 0.4 / (1 - q)
known <- c(exp(-0.03 * 16), first * exp(-0.02 * 8) + (1 - first) * exp(-0.02 * 16))
# measured at week 16 too: whoever remitted in the first course must have stayed
late <- c(exp(-0.03 * 16), exp(-0.02 * 16))
# expected area at week 0 where whoever stands higher leaves faster: hazard 0.02 * 2^z, z the (errorless) marker from its group's mean
stay <- function(z, weeks) exp(-0.02 * 2^z * weeks)
among <- function(w) { total <- integrate(function(z) dnorm(z) * w(z), -9, 9, rel.tol = 1e-12)$value; function(z) dnorm(z) * w(z) / total }
resistant <- among(function(z) stay(z, 16))
remitted <- among(function(z) first * stay(z, 8) + (1 - first) * stay(z, 16))
below <- function(x) sapply(x, function(v) integrate(remitted, -9, v, rel.tol = 1e-10)$value)
informative <- integrate(function(z) resistant(z) * below(z + 0.8), -8.1, 8.1, rel.tol = 1e-9)$value
cat(toJSON(list(`made-by` = "longitudinal.R, R 4.2.2, pROC 1.18.0", agreement = "approximate: 15 digits, and sums in another order", studies = studies,
  areas = list(limited = limited, `falling-change` = change, `falling-average` = average),
  `t-power` = list(resistant = q, known = known, `week-0` = power(50, q, known, 0.8), `week-16` = power(50, q, late, 0.8),
    change = power(50, q, late, 0.5 / sqrt(2 * 0.36))), informative = informative),
  auto_unbox = TRUE, digits = 15, pretty = TRUE), "\n")
