# Writes studies.json: every test of single simulated studies, by R's own functions and pROC, from the people that
#   trialsim cohort untidy-study.json --replicates 4 --out untidy-study.csv
#   trialsim cohort ../../../../scenarios/yamasaki-2020.json --replicates 4 --out yamasaki-2020.csv
# wrote; and true areas by R's integrate.
# Run: Rscript studies.R > studies.json        (R 4.2.2; packages pROC 1.18.0, jsonlite)
suppressMessages({library(jsonlite); library(pROC)})
marker <- function(d, name, cases, lower) {
  x <- d[[name]][d$group == cases]; x <- x[!is.na(x)]
  y <- d[[name]][d$group != cases]; y <- y[!is.na(y)]
  r <- roc(controls = y, cases = x, direction = if (lower) ">" else "<", quiet = TRUE)
  b <- coords(r, "best", best.method = "youden", transpose = FALSE)
  b <- b[order(-b$sensitivity), ][1, ]
  v <- var(r)
  list(marker = name, mean = c(mean(x), mean(y)), variance = c(var(x), var(y)),
    `pooled-t` = t.test(x, y, var.equal = TRUE)$p.value, `welch-t` = t.test(x, y)$p.value, `log-t` = t.test(log(x), log(y), var.equal = TRUE)$p.value,
    `rank-sum` = suppressWarnings(wilcox.test(x, y)$p.value),
    area = as.numeric(r$auc), `area-variance` = v, auc = 2 * pnorm(-abs(as.numeric(r$auc) - 0.5) / sqrt(v)),
    `cut-off` = b$threshold, sensitivity = b$sensitivity, specificity = b$specificity)
}
study <- function(file, replicate, markers, lower) {
  d <- read.csv(file, check.names = FALSE); d <- d[d$replicate == replicate, ]
  cases <- d$group[1]
  found <- lapply(markers, function(m) marker(d, m, cases, m %in% lower))
  full <- d[complete.cases(d[, markers]), ]
  x <- as.matrix(full[, markers])
  fit <- lm(full[["qids-sr16"]] ~ x)
  s <- coef(summary(fit))
  for (k in seq_along(markers)) { found[[k]]$slope <- s[k + 1, 1]; found[[k]]$regression <- s[k + 1, 4] }
  g <- glm((full$group == cases) ~ x, family = binomial, control = list(epsilon = 1e-14, maxit = 100))
  score <- g$linear.predictors
  r <- roc(controls = score[full$group != cases], cases = score[full$group == cases], direction = "<", quiet = TRUE)
  list(file = file, replicate = replicate, markers = found, `r-squared` = summary(fit)$r.squared, coefficients = unname(coef(g)), `panel-area` = as.numeric(r$auc))
}
studies <- c(
  lapply(0:3, function(i) study("yamasaki-2020.csv", i, c("sil-6r", "tnf-alpha", "il-6"), character())),
  lapply(0:3, function(i) study("untidy-study.csv", i, c("limited", "falling", "published"), "falling")))
# P(case above control) + half of P(equal), cases and controls log-normal, both cut at an assay limit
limited <- { f1 <- pnorm(log(0.6), log(1.5), 0.9); f0 <- pnorm(log(0.6), 0, 0.9)
  f0 * (1 - f1) + f0 * f1 / 2 + integrate(function(u) dnorm(u, 0, 0.9) * pnorm(u, log(1.5), 0.9, lower.tail = FALSE), log(0.6), Inf, rel.tol = 1e-12)$value }
falling <- pnorm(3 / sqrt(25 + 36))
line <- function(q, v) { z <- qnorm(c(0.25, 0.5, 0.75)); l <- log(v); s1 <- (l[2] - l[1]) / (z[2] - z[1]); s2 <- (l[3] - l[2]) / (z[3] - z[2])
  list(log = function(u) ifelse(u < 0, l[2] + s1 * u, l[2] + s2 * u), score = function(x) ifelse(x < l[2], (x - l[2]) / s1, (x - l[2]) / s2)) }
case <- line(0, c(2, 4.5, 9)); control <- line(0, c(1.5, 3, 5)); knots <- c(-9, control$score(case$log(0)), 0, 9)
published <- sum(sapply(seq_len(3), function(i) { e <- sort(knots); integrate(function(u) dnorm(u) * pnorm(case$score(control$log(u)), lower.tail = FALSE), e[i], e[i + 1], rel.tol = 1e-12)$value }))
# power of Student's t test and its median p-value: sIL-6R of yamasaki-2020
n1 <- 25; n0 <- 17; df <- n1 + n0 - 2; ncp <- 6.5 / 8.1 / sqrt(1 / n1 + 1 / n0); t <- qt(0.975, df)
power <- pt(-t, df, ncp) + pt(t, df, ncp, lower.tail = FALSE)
absolute <- function(x) pt(x, df, ncp) - pt(-x, df, ncp)
median <- uniroot(function(x) absolute(x) - 0.5, c(0, 10), tol = 1e-13)$root
cat(toJSON(list(`made-by` = "studies.R, R 4.2.2, pROC 1.18.0", agreement = "approximate: 15 digits, and sums in another order",
  studies = studies, areas = list(limited = limited, falling = falling, published = published,
    `sil-6r` = pnorm(6.5 / 8.1 / sqrt(2))), `pooled-t` = list(power = power, `median-p` = 2 * pt(-median, df))), auto_unbox = TRUE, digits = 15, pretty = TRUE), "\n")
