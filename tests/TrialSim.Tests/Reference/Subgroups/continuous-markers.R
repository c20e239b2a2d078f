# Writes continuous-markers.json: the tests of an effect that depends on a marker, each programmed from its definition with lm, anova, t.test
# and loops, for comparison with the kernels of Statistics/Subgroups.
# Run: Rscript continuous-markers.R > continuous-markers.json        (R 4.2.2; packages jsonlite and Hmisc)
suppressPackageStartupMessages({ library(jsonlite); library(Hmisc) })
set.seed(20)
one_trial <- function(n, missing, effect, spread = 1) {
  d <- data.frame(marker = round(rnorm(n, 0.7, spread), 6), second = round(rnorm(n, 50, 12), 2), treated = sample(rep(0:1, length.out = n)))
  d$outcome <- round(-8 - d$treated * effect(d$marker) + 0.8 * d$marker + rnorm(n, 0, 6), 3)
  d$observed <- as.integer(!(seq_len(n) %in% sample(n, missing)))
  d
}
trials <- list(
  linear = one_trial(60, 0, function(x) 4 * (x - 0.7)), flat = one_trial(60, 7, function(x) 3 + 0 * x), step = one_trial(60, 4, function(x) 8 * (x > 1.2)),
  curved = one_trial(60, 9, function(x) 3 * (x - 0.7)^2 - 2), few = one_trial(24, 3, function(x) 5 * x), narrow = one_trial(41, 0, function(x) 12 * (x - 0.7), 0.2),
  odd = one_trial(33, 2, function(x) -6 * (x > 0.5)), wide = one_trial(90, 11, function(x) 2 * x, 1.6))

# Fractional polynomials: powers by the deviance of the model without interaction, then F of the interaction; the marker is ln x.
powers <- c(-2, -1, -0.5, 0, 0.5, 1, 2, 3)
transform <- function(x, p) if (p == 0) log(x) else x^p
columns <- function(x, ps) {
  f <- transform(x, ps[1])
  if (length(ps) == 1) return(cbind(f))
  cbind(f, if (ps[1] == ps[2]) f * log(x) else transform(x, ps[2]))
}
scaled <- function(m) apply(m, 2, function(v) v / max(abs(v)))
polynomial <- function(d, degree) {
  all <- d; d <- d[d$observed == 1, ]
  x <- exp(d$marker)
  sets <- if (degree == 1) lapply(powers, c) else unlist(lapply(1:8, function(i) lapply(i:8, function(j) c(powers[i], powers[j]))), recursive = FALSE)
  rss <- sapply(sets, function(ps) sum(resid(lm(d$outcome ~ d$treated + scaled(columns(x, ps)), tol = 1e-14))^2))
  ps <- sets[[which.min(rss)]]
  f <- columns(x, ps); size <- apply(abs(f), 2, max); f <- sweep(f, 2, size, "/")
  main <- lm(d$outcome ~ d$treated + f, tol = 1e-14); full <- lm(d$outcome ~ d$treated * f, tol = 1e-14)
  a <- anova(main, full)
  b <- coef(full); names(b) <- NULL; m <- length(ps)
  at <- sweep(columns(exp(all$marker), ps), 2, size, "/")
  effect <- b[2] + at %*% b[(3 + m):(2 + 2 * m)]
  list(powers = I(ps), f = a$F[2], df = a$Res.Df[2], p = a$`Pr(>F)`[2], effects = as.vector(effect))
}
spline <- function(d) {
  all <- d; d <- d[d$observed == 1, ]
  knots <- unname(quantile(d$marker, c(0.1, 0.5, 0.9)))
  f <- cbind(d$marker, rcspline.eval(d$marker, knots = knots)); full <- lm(d$outcome ~ d$treated * f); a <- anova(lm(d$outcome ~ d$treated + f), full)
  b <- unname(coef(full))
  effect <- b[2] + cbind(all$marker, rcspline.eval(all$marker, knots = knots)) %*% b[5:6]
  list(knots = knots, f = a$F[2], df = a$Res.Df[2], p = a$`Pr(>F)`[2], effects = as.vector(effect))
}

# Sliding windows; the rows come in the order of the marker. permute: row permute[i] stands at the i-th place.
difference <- function(d) { s <- d[d$observed == 1, ]; mean(s$outcome[s$treated == 1]) - mean(s$outcome[s$treated == 0]) }
counts <- function(d) c(sum(d$observed * d$treated), sum(d$observed * (1 - d$treated)))
windows <- function(d, size, shared) {
  n <- nrow(d); step <- size - shared; from <- 1 + (0:ceiling((n - size) / step)) * step
  lapply(pmin(from, n - size + 1), function(f) f:(f + size - 1))
}
departures <- function(d, size, shared) {
  s <- d[d$observed == 1, ]
  variance <- sum(resid(lm(outcome ~ treated, s))^2) / (nrow(s) - 2)
  sapply(windows(d, size, shared), function(w) {
    n <- counts(d[w, ]); all <- counts(d)
    if (any(n == 0)) 0 else (difference(d[w, ]) - difference(d))^2 / (variance * (1 / n[1] - 1 / all[1] + 1 / n[2] - 1 / all[2]))
  })
}

# Thresholds; the rows come with the highest marker first.
signed_t2 <- function(d) {
  s <- d[d$observed == 1, ]
  if (length(unique(s$treated)) < 2 || nrow(s) < 3) return(0)
  t <- unname(t.test(s$outcome[s$treated == 1], s$outcome[s$treated == 0], var.equal = TRUE)$statistic)
  sign(t) * t^2
}
thresholds <- function(d, sizes) sapply(c(sizes, nrow(d)), function(k) signed_t2(d[seq_len(k), ]))

# Signature: slopes of each arm learned from the rows in learn; benefit is a fall of the outcome.
signature <- function(d, learn, level, margin) {
  s <- d[learn & d$observed == 1, ]
  lapply(c("marker", "second"), function(name) {
    x <- s[[name]]
    fit <- lm(s$outcome ~ s$treated * x); b <- unname(coef(fit)); p <- coef(summary(fit))[4, 4]
    list(p = p, selected = p < level, above = b[4] < 0, cut = (-margin - b[2]) / b[4])
  })
}

cases <- lapply(names(trials), function(name) {
  d <- trials[[name]]; n <- nrow(d)
  up <- d[order(d$marker), ]; down <- d[order(-d$marker), ]
  orders <- lapply(1:3, function(i) sample(n)); size <- n %/% 3; shared <- n %/% 5; sizes <- unique(round(n * c(0.2, 0.3, 0.5, 0.7, 0.85)))
  learn <- seq_len(n) %in% sample(n, n %/% 2)
  list(name = name, marker = d$marker, second = d$second, treated = d$treated, outcome = d$outcome, observed = d$observed,
    fp1 = polynomial(d, 1), fp2 = polynomial(d, 2), spline = spline(d),
    orders = lapply(orders, function(o) o - 1), size = size, shared = shared, departures = departures(up, size, shared),
    permuted_departures = sapply(orders, function(o) max(departures(up[o, ], size, shared))),
    sizes = I(sizes), thresholds = thresholds(down, sizes),
    permuted_thresholds = lapply(orders, function(o) { q <- down; q$treated <- down$treated[o]; thresholds(q, sizes) }),
    learn = as.integer(learn), signature = signature(d, learn, 0.4, 1.5))
})

# Gail and Simon: the mixture of chi-squares by repeated convolution of half a point mass at 0 with half a chi-square on 1 df, on a fine grid of
# the integral, rather than by the binomial weights: P(sum above c).
tail_of <- function(c, k) if (k == 1) 0.5 * pchisq(c, 1, lower.tail = FALSE) else
  0.5 * tail_of(c, k - 1) + 0.5 * (pchisq(c, 1, lower.tail = FALSE) + integrate(function(z) sapply(z, function(v) 2 * dnorm(v) * tail_of(c - v^2, k - 1)), 0, sqrt(c), rel.tol = 1e-11)$value)
gail <- lapply(list(list(d = c(1.2, -0.9), v = c(0.3, 0.25)), list(d = c(3, -2.5, 1), v = c(1, 0.8, 2)), list(d = c(2, 1), v = c(1, 1)), list(d = c(-1, 2, -3), v = c(0.5, 1.1, 1.9))), function(g) {
  above <- sum((g$d^2 / g$v)[g$d > 0]); below <- sum((g$d^2 / g$v)[g$d < 0]); k <- length(g$d); q <- min(above, below)
  list(effects = g$d, variances = g$v, above = above, below = below, p = if (q > 0) tail_of(q, k - 1) else 1, p_above = if (above > 0) tail_of(above, k) else 1, p_below = if (below > 0) tail_of(below, k) else 1)
})
json <- toJSON(list(`made-by` = "continuous-markers.R", `made-with` = paste(R.version.string, "Hmisc", packageVersion("Hmisc")), cases = cases, gail = gail), auto_unbox = TRUE, digits = NA)
cat(gsub('},{"name', '},\n{"name', json, fixed = TRUE), "\n", sep = "")
