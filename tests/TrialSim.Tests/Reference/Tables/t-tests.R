# Two-sample t tests by R, as expected values for TwoSample.
#   Rscript t-tests.R > t-tests.json
set.seed(20250103)
number <- function(x) ifelse(is.infinite(x), '"Inf"', format(x, digits = 17, scientific = TRUE, trim = TRUE))
list_of <- function(x) paste0("[", paste(number(x), collapse = ", "), "]")
case <- function(y1, y0) {
  w <- t.test(y1, y0)
  s <- if (length(y1) + length(y0) > 2) t.test(y1, y0, var.equal = TRUE) else NULL
  sprintf('    { "y1": %s, "y0": %s, "difference": %s, "welch-se": %s, "welch-df": %s, "welch-p": %s, "pooled-se": %s, "pooled-df": %s, "pooled-p": %s }',
          list_of(y1), list_of(y0), number(mean(y1) - mean(y0)), number(w$stderr), number(w$parameter), number(w$p.value),
          number(s$stderr), number(s$parameter), number(s$p.value))
}
cases <- c(case(c(1, 2), c(5, 9)), case(c(-8, -12, -3), c(0, 1)), case(c(4, 4, 4, 5), c(7, 7, 7, 8, 8)), case(c(3, 3, 3), c(1, 2, 4)))
for (i in 1:40) {
  n <- sample(2:60, 2)
  sd <- exp(runif(2, -1, 2.5))
  shift <- sample(c(0, -8, 100, 10000), 1) # a large common shift shows cancellation in sums of squares
  y1 <- rnorm(n[1], shift, sd[1]); y0 <- rnorm(n[2], shift + 2, sd[2])
  if (i %% 2 == 0) { y1 <- round(y1); y0 <- round(y0) }
  if (sd(y1) + sd(y0) > 0) cases <- c(cases, case(y1, y0))
}
cat('{\n  "made-by": "t-tests.R, ', R.version.string, ', stats::t.test",\n', sep = "")
cat('  "agreement": "approximate; the test states its tolerance and why",\n  "cases": [\n')
cat(cases, sep = ",\n")
cat("\n  ]\n}\n")
