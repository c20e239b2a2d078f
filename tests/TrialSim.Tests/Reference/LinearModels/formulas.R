# Writes formulas.json: the columns that R makes of model formulas.
#   Rscript tests/TrialSim.Tests/Reference/LinearModels/formulas.R > tests/TrialSim.Tests/Reference/LinearModels/formulas.json
d <- data.frame(
  y = c(1.5, 2, -1, 0.25, 7, 3, 2.5, 4),
  a = factor(c("p", "q", "r", "p", "q", "r", "p", "q"), levels = c("q", "p", "r")),
  b = c("u", "u", "v", "v", "u", "v", "v", "u"),
  c = factor(c("1", "2", "2", "1", "1", "2", "1", "2"), levels = c("1", "2", "3")),
  x = c(0.5, 1, 2, 4, 8, 16, 3, 7),
  z = c(10, 20, 10, 40, 20, 10, 40, 20),
  check.names = FALSE)
d[["CRP mg/L"]] <- c(1, 2, 3, 4, 5, 6, 7, 8)
formulas <- c(
  "y ~ a", "y ~ x + a", "y ~ a * b", "y ~ b * a", "y ~ a:b", "y ~ a + a:b", "y ~ b + a:b", "y ~ a:x", "y ~ x:a", "y ~ x + a:x",
  "y ~ a * x", "y ~ a * b * c", "y ~ (a + b + c)^2", "y ~ (a + b + c)^3 - a:b:c", "y ~ a * b - a", "y ~ a * b - b - a",
  "y ~ a - 1", "y ~ x + a - 1", "y ~ a + b - 1", "y ~ a:b - 1", "y ~ a * b - 1", "y ~ 0 + x + a:x", "y ~ -1 + b:x + a", "y ~ x - 1",
  "y ~ a:b + a:c", "y ~ a:b + b:c + a:c", "y ~ a:b + a:b:c", "y ~ x:a + x:b", "y ~ x:z + a", "y ~ x * z * a", "y ~ a + b:c + x:b",
  "y ~ b * x + a * x", "y ~ x * b + a * b", "y ~ c:b + a:x:b", "log(y + 2) ~ log(x) * a + I(x^2)", "y ~ I(x^2 / 4) + I(-x) + I(z * 2 - 1)",
  "y ~ I(-x^2) + I((x - z)^2)", "y ~ I(x / 1e5) + I(x * 0.10) + I(z + 123456)", "y ~ sqrt(x) + exp(-x) + abs(x - 3) + log2(x) + log10(z)",
  "y ~ log(x):b + b", "y ~ factor(z)", "y ~ factor(z) * x", "y ~ `CRP mg/L` * a", "y ~ a + I(`CRP mg/L`^2)", "y ~ .", "y ~ . - b - c",
  "y ~ 1", "y ~ a + 1", "y ~ a + 0 + 1", "y ~ a*a", "y ~ a:a + x:x", "y ~ (a + x):b", "y ~ a + (b + c):x - c:x")
quoted <- function(v) paste0("[", paste(vapply(v, function(s) paste0('"', gsub('"', '\\"', s, fixed = TRUE), '"'), ""), collapse = ", "), "]")
rows <- vapply(formulas, function(text) {
  f <- as.formula(text)
  frame <- model.frame(f, d, drop.unused.levels = TRUE)
  m <- model.matrix(terms(f, data = d), frame)
  sprintf('    {"formula": "%s",\n     "columns": %s,\n     "terms": %s,\n     "assign": [%s],\n     "rows": [%s]}', text, quoted(colnames(m)),
    quoted(attr(terms(f, data = d), "term.labels")), paste(attr(m, "assign"), collapse = ", "),
    paste(apply(m, 1, function(r) paste0("[", paste(sprintf("%.17g", r), collapse = ", "), "]")), collapse = ", "))
}, "")
cat(sprintf('{\n  "made-by": "formulas.R, %s",\n  "made-on": "%s",\n  "cases": [\n%s\n  ]\n}\n', R.version.string, Sys.Date(), paste(rows, collapse = ",\n")))
