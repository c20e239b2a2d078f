# Writes accrual.json: expected candidates by a week and the week of so many, by numerical integration and root finding in R alone.
#   Rscript tests/TrialSim.Tests/Reference/Accrual/accrual.R > tests/TrialSim.Tests/Reference/Accrual/accrual.json
site <- function(opens, rate, ramp) function(t) ifelse(t < opens, 0, rate * pmin(1, if (ramp > 0) (t - opens) / ramp else 1))
models <- list(
  list(name = "one site", sites = list(c(0, 0.5, 0)), pauses = list()),
  list(name = "one site with a ramp", sites = list(c(0, 2, 13)), pauses = list()),
  list(name = "late opening", sites = list(c(7.5, 1.2, 10)), pauses = list()),
  list(name = "several sites and ramps", sites = list(c(0, 0.4, 8), c(3, 1.1, 0), c(5.5, 0.7, 20), c(5.5, 0.7, 20), c(40, 3, 2)), pauses = list()),
  list(name = "pauses, one within a ramp", sites = list(c(1, 0.9, 12), c(6, 1.5, 4)), pauses = list(c(4, 8), c(20, 23.25))))
json <- function(x) sprintf("%.15g", x)
case <- function(m) {
  sites <- lapply(m$sites, function(s) site(s[1], s[2], s[3]))
  open <- function(t) Reduce(`*`, lapply(m$pauses, function(p) t < p[1] | t >= p[2]), 1)
  rate <- function(t) Reduce(`+`, lapply(sites, function(f) f(t))) * open(t)
  knots <- sort(unique(c(0, unlist(lapply(m$sites, function(s) c(s[1], s[1] + s[3]))), unlist(m$pauses))))
  expected <- function(week) {
    if (week == 0) return(0)
    edges <- c(knots[knots < week], week)
    sum(mapply(function(a, b) integrate(rate, a, b, rel.tol = 1e-12)$value, head(edges, -1), edges[-1]))
  }
  weeks <- c(0.5, 2, 4.5, 7.9, 8, 13, 21, 26, 60, 200)
  candidates <- c(0.01, 0.5, 1, 2.7, 5, 10, 33, 150)
  when <- sapply(candidates, function(k) uniroot(function(w) expected(w) - k, c(0, 1000), tol = 1e-12)$root)
  sprintf('    {"name": "%s",\n     "sites": [%s], "pauses": [%s],\n     "weeks": [%s], "expected": [%s],\n     "candidates": [%s], "when": [%s]}',
    m$name, paste(sapply(m$sites, function(s) sprintf("[%s]", paste(json(s), collapse = ", "))), collapse = ", "),
    paste(sapply(m$pauses, function(s) sprintf("[%s]", paste(json(s), collapse = ", "))), collapse = ", "),
    paste(json(weeks), collapse = ", "), paste(json(sapply(weeks, expected)), collapse = ", "),
    paste(json(candidates), collapse = ", "), paste(json(when), collapse = ", "))
}
cat(sprintf('{\n  "made-by": "accrual.R, %s: integrate and uniroot",\n  "made-on": "%s",\n', R.version.string, Sys.Date()))
cat(sprintf('  "agreement": "approximate: integrate is asked for 1e-12, uniroot for 1e-12 weeks",\n'))
cat(sprintf('  "cases": [\n%s\n  ]\n}\n', paste(sapply(models, case), collapse = ",\n")))
