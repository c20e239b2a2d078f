# Writes roc.json: areas, curves, cut-offs and comparisons by R's pROC, and binomial intervals by R's own functions.
# Run: Rscript roc.R > roc.json        (R 4.2.2; packages pROC 1.18.0, jsonlite)
suppressMessages({library(jsonlite); library(pROC)})
set.seed(11)
markers <- list(
  untied = list(cases = c(3.1, 0.4, 5.5, 2.2, 7.9, 4.3), controls = c(0.1, 2.9, 1.7, 0.9, 3.3, 1.1, 2.0)),
  tied = list(cases = c(1, 2, 2, 3, 3, 3, 4, 4), controls = c(1, 1, 1, 2, 2, 3, 4, 1, 2, 3)),
  perfect = list(cases = c(5, 6, 7), controls = c(1, 2, 3, 4)),
  reversed = list(cases = c(1, 2, 2.5), controls = c(2, 3, 4, 5, 6)),
  constant = list(cases = c(1, 1, 1), controls = c(1, 1)),
  two = list(cases = c(1, 4), controls = c(2, 3)))
curve <- function(name, direction, level) {
  s <- markers[[name]]
  r <- roc(controls = s$controls, cases = s$cases, direction = direction, quiet = TRUE)
  b <- suppressWarnings(coords(r, "best", best.method = "youden", transpose = FALSE))
  v <- suppressWarnings(var(r))
  part <- function(a, b) as.numeric(auc(r, partial.auc = c(a, b), partial.auc.focus = "specificity"))
  list(marker = name, direction = direction, confidence = level, auc = as.numeric(r$auc), variance = v, interval = as.numeric(suppressWarnings(ci.auc(r, conf.level = level)))[c(1, 3)],
    points = data.frame(threshold = as.character(r$thresholds), sensitivity = r$sensitivities, specificity = r$specificities),
    best = I(as.character(b$threshold)), p10_08 = part(1, 0.8), p09_035 = part(0.9, 0.35), p062_060 = part(0.62, 0.60), p1_0 = part(1, 0))
}
curves <- list()
for (name in names(markers)) for (d in c("<", ">")) curves <- c(curves, list(curve(name, d, if (d == "<") 0.95 else 0.8)))
x <- round(rnorm(40), 1); y <- round(0.6 * x + rnorm(40), 1); event <- rbinom(40, 1, plogis(x)); z <- round(rnorm(40), 1)
pair <- function(a, b, alternative) { r1 <- roc(event, a, direction = "<", levels = 0:1, quiet = TRUE); r2 <- roc(event, b, direction = "<", levels = 0:1, quiet = TRUE)
  t <- roc.test(r1, r2, method = "delong", paired = TRUE, alternative = alternative)
  u <- suppressWarnings(roc.test(r1, r2, method = "delong", paired = FALSE, alternative = alternative))
  list(alternative = alternative, z = unname(t$statistic), p = t$p.value, covariance = cov(r1, r2), t = unname(u$statistic), df = unname(u$parameter), unpaired_p = u$p.value) }
comparisons <- c(lapply(c("two.sided", "less", "greater"), function(a) c(second = "y", pair(x, y, a))), list(c(second = "z", pair(x, z, "two.sided"))))
wilson <- function(k, n, level) { t <- prop.test(k, n, correct = FALSE, conf.level = level)$conf.int; as.numeric(t) }
binomial <- list()
for (n in c(1, 7, 240)) for (k in unique(c(0, 1, n %/% 3, n - 1, n))) for (level in c(0.9, 0.99)) binomial <- c(binomial, list(list(successes = k, trials = n, confidence = level,
  exact = as.numeric(binom.test(k, n, conf.level = level)$conf.int), score = suppressWarnings(wilson(k, n, level)))))
json <- toJSON(list(`made-by` = "roc.R", `made-with` = paste(R.version.string, "pROC", packageVersion("pROC")), markers = markers, curves = curves,
  patients = data.frame(x, y, z, event), comparisons = comparisons, binomial = binomial), auto_unbox = TRUE, digits = NA, na = "null")
cat(gsub("},{", "},\n{", json, fixed = TRUE), "\n", sep = "")
