# Writes cuts.json: contrasts at every cut-point by lm() and t.test(), and the exact permutation distributions of their maxima in small trials.
# Run: Rscript cuts.R > cuts.json        (R 4.2.2; package jsonlite)
suppressMessages(library(jsonlite))
set.seed(20)

interaction.t <- function(m, a, y, cut) {
  s <- as.integer(m > cut)
  r <- summary(lm(y ~ a * s))$coefficients["a:s", ]
  c(r[["Estimate"]], r[["t value"]])
}
subgroup.t <- function(m, a, y, cut) {
  in.it <- m > cut
  r <- t.test(y[in.it & a == 1], y[in.it & a == 0], var.equal = TRUE)
  c(r$estimate[[1]] - r$estimate[[2]], r$statistic[[1]])
}
cells <- function(m, a, cut) min(table(factor(a, 0:1), factor(m > cut, c(FALSE, TRUE))))
cuts.of <- function(m, k) sort(unique(quantile(m, (1:k) / (k + 1), type = 3, names = FALSE)))

scan <- function(name, n, k, fewest, digits, treated) {
  m <- round(rlnorm(n, log(2.5), 1.1), digits); a <- sample(rep(1:0, c(treated, n - treated))); y <- round(24 + rnorm(n, 0, 6) - 2 * a * log(m + 1), 1)
  tried <- Filter(function(cut) cells(m, a, cut) >= fewest, cuts.of(m, k))
  i <- sapply(tried, function(cut) interaction.t(m, a, y, cut)); s <- sapply(tried, function(cut) subgroup.t(m, a, y, cut))
  list(name = name, marker = m, treated = a, outcome = y, quantiles = k, fewest = fewest, cuts = I(tried),
    interaction = I(i[1, ]), interaction_t = I(i[2, ]), subgroup = I(s[1, ]), subgroup_t = I(s[2, ]))
}
scans <- list(scan("sixty", 60, 20, 3, 4, 30), scan("ties", 40, 20, 2, 0, 22), scan("few", 14, 30, 2, 2, 6))

orders <- function(v) if (length(v) == 1) list(v) else do.call(c, lapply(seq_along(v), function(i) lapply(orders(v[-i]), function(r) c(v[i], r))))
max.of <- function(t, m, a, y, cuts, fewest, side) {
  v <- unlist(lapply(cuts, function(cut) if (cells(m, a, cut) >= fewest && (identical(t, interaction.fast) || sum(m > cut) > 2)) t(m, a, y, cut)))
  if (length(v) == 0) -Inf else switch(side, "two-sided" = max(abs(v)), less = max(-v), greater = max(v))
}
# the same statistics from cell means: lm() for 14,400 permutations would take an hour
interaction.fast <- function(m, a, y, cut) {
  g <- 1 + a + 2 * (m > cut); n <- tabulate(g, 4); mean.of <- rowsum(y, g)[, 1] / n; rss <- sum((y - mean.of[g])^2)
  sum(mean.of * c(1, -1, -1, 1)) / sqrt(rss / (length(y) - 4) * sum(1 / n))
}
subgroup.fast <- function(m, a, y, cut) {
  i <- m > cut; y <- y[i]; a <- a[i]; n1 <- sum(a); n0 <- sum(1 - a); d <- mean(y[a == 1]) - mean(y[a == 0]); rss <- sum((y - ave(y, a))^2)
  d / sqrt(rss / (n1 + n0 - 2) * (1 / n1 + 1 / n0))
}
exact <- function(name, m, a, y, fewest) {
  cuts <- head(sort(unique(m)), -1)
  in0 <- which(a == 0); in1 <- which(a == 1); o0 <- orders(seq_along(in0)); o1 <- orders(seq_along(in1))
  sides <- c("two-sided", "less", "greater")
  stopifnot(all.equal(interaction.fast(m, a, y, cuts[3]), interaction.t(m, a, y, cuts[3])[2]), all.equal(subgroup.fast(m, a, y, cuts[2]), subgroup.t(m, a, y, cuts[2])[2]))
  all.within <- matrix(0, length(o0) * length(o1), 3); r <- 0
  for (p in o0) for (q in o1) { z <- y; z[in0] <- y[in0][p]; z[in1] <- y[in1][q]; r <- r + 1
    v <- sapply(cuts[sapply(cuts, function(cut) cells(m, a, cut) >= fewest)], function(cut) interaction.fast(m, a, z, cut)); all.within[r, ] <- c(max(abs(v)), max(-v), max(v)) }
  chosen <- combn(length(a), sum(a)); all.arms <- t(apply(chosen, 2, function(w) { b <- integer(length(a)); b[w] <- 1L; sapply(sides, function(s) max.of(subgroup.fast, m, b, y, cuts, fewest, s)) }))
  share <- function(all, s, t) { obs <- max.of(t, m, a, y, cuts, fewest, s); mean(all[, match(s, sides)] >= obs - 1e-9 * abs(obs)) }
  list(name = name, marker = m, treated = a, outcome = y, fewest = fewest,
    interaction = lapply(sides, function(s) list(alternative = s, p = share(all.within, s, interaction.fast))),
    subgroup = lapply(sides, function(s) list(alternative = s, p = share(all.arms, s, subgroup.fast))))
}
exacts <- list(
  exact("ten", c(1.2, 5.5, 0.7, 9.1, 3.3, 2.1, 7.4, 4.8, 6.0, 0.3), rep(0:1, 5), c(20, 11, 18, 9, 17, 22, 15, 13, 21, 16), 2),
  exact("opposite", c(1.2, 5.5, 0.7, 9.1, 3.3, 2.1, 7.4, 4.8, 6.0), c(0, 1, 1, 1, 0, 0, 0, 1, 0), c(12, 24, 13, 20, 16, 19, 14, 15, 10), 1))
cat(toJSON(list("made-by" = "cuts.R", "made-with" = R.version.string, scans = scans, exact = exacts), auto_unbox = TRUE, digits = NA))
