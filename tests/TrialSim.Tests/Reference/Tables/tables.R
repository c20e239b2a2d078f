# Tests of 2 x 2 tables by R, as expected values for FisherExactTest and TwoByTwo.
#   Rscript tables.R > tables.json
# Each table is a list: responders 1, n 1, responders 0, n 0, fisher.test two-sided, greater, less,
# prop.test's chi-square without and with continuity correction (null where there are no responders or only responders).
set.seed(20250102)
number <- function(x) if (is.nan(x) || is.na(x)) "null" else format(x, digits = 17, scientific = TRUE)
line <- function(r1, n1, r0, n0) {
  m <- matrix(c(r1, n1 - r1, r0, n0 - r0), nrow = 2, byrow = TRUE)
  p <- sapply(c("two.sided", "greater", "less"), function(a) fisher.test(m, alternative = a)$p.value)
  chi <- suppressWarnings(sapply(c(FALSE, TRUE), function(y) prop.test(c(r1, r0), c(n1, n0), correct = y)$statistic))
  both <- suppressWarnings(sapply(c(FALSE, TRUE), function(y) chisq.test(m, correct = y)$statistic))
  stopifnot(all(is.nan(chi) == is.nan(both)), is.nan(chi[1]) || max(abs(chi - both)) < 1e-9) # R's two tests are one
  sprintf("    [%d, %d, %d, %d, %s, %s, %s, %s, %s]", r1, n1, r0, n0, number(p[1]), number(p[2]), number(p[3]), number(chi[1]), number(chi[2]))
}
lines <- character(0)
for (n1 in 1:11) for (n0 in 1:(12 - n1)) for (r1 in 0:n1) for (r0 in 0:n0) lines <- c(lines, line(r1, n1, r0, n0))
for (i in 1:150) {
  n <- sample(c(13:60, 100, 255, 256, 300, 1000), 2, replace = TRUE)
  q <- runif(1, 0.02, 0.98)
  lines <- c(lines, line(rbinom(1, n[1], q), n[1], rbinom(1, n[2], min(0.999, max(0.001, q + runif(1, -0.3, 0.3)))), n[2]))
}
cat('{\n  "made-by": "tables.R, ', R.version.string, ', stats::fisher.test, prop.test, chisq.test",\n', sep = "")
cat('  "agreement": "approximate; the test states its tolerance and why",\n  "tables": [\n')
cat(lines, sep = ",\n")
cat("\n  ]\n}\n")
