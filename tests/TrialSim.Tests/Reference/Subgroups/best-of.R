# Writes best-of.json: every test of a search over sets and endpoints, one by one, by lm, t.test, chisq.test and the Wald formula.
# Run: Rscript best-of.R > best-of.json        (R 4.2.2; package jsonlite 1.8.4)
suppressMessages(library(jsonlite))
set.seed(41)
trial <- function(n) {
  d <- data.frame(arm = sample(rep(0:1, length.out = n)), crp = round(rnorm(n, 0.9, 1.1), 3), age = round(runif(n, 18, 65)), seen = rbinom(n, 1, 0.85))
  d$change <- round(-7 - 3 * d$arm * (d$crp > 1) + rnorm(n, 0, 5)); d$response <- as.numeric(d$change + rnorm(n) < -9); d
}
z <- function(t, df) sign(t) * qnorm(pt(-abs(t), df, log.p = TRUE), log.p = TRUE, lower.tail = FALSE)
tests <- function(d, s) { # s: in the set
  e <- d[d$seen == 1, ]; es <- s[d$seen == 1]
  l <- summary(lm(change ~ arm * es, e)); i <- "arm:esTRUE"
  within <- function(x) { t <- t.test(change ~ arm, x, var.equal = TRUE); z(unname(t$statistic), unname(t$parameter)) } # control - treatment
  share <- function(x) tapply(x$response, factor(x$arm, 0:1), mean); size <- function(x) table(factor(x$arm, 0:1))
  wald <- { a <- share(d[s, ]); b <- share(d[!s, ]); na <- size(d[s, ]); nb <- size(d[!s, ])
    (a[2] - a[1] - b[2] + b[1]) / sqrt(sum(a * (1 - a) / na) + sum(b * (1 - b) / nb)) }
  chi <- function(x) { t <- table(factor(x$arm, 0:1), factor(x$response, 0:1)); if (any(colSums(t) == 0)) return(0)
    unname(sign(diff(share(x))) * sqrt(suppressWarnings(chisq.test(t, correct = FALSE))$statistic)) }
  list(interaction = unname(c(-z(l$coefficients[i, "t value"], l$df[2]), wald)),
    above = c(within(e[es, ]), chi(d[s, ])), below = c(within(e[!es, ]), chi(d[!s, ])))
}
trials <- lapply(1:8, function(k) { d <- trial(44)
  quantile <- function(x, share) sort(x)[max(1, ceiling(share * length(x) - 1e-9))]
  sets <- list(d$crp > log(3), d$crp > quantile(d$crp, 0.6), d$age > 40)
  c(as.list(d), list(quantile = quantile(d$crp, 0.6), tests = lapply(sets, function(s) tests(d, s)))) })
cat(gsub("},{", "},\n{", toJSON(list(`made-by` = "best-of.R", `made-with` = R.version.string, trials = trials), auto_unbox = TRUE, digits = NA), fixed = TRUE), "\n", sep = "")
