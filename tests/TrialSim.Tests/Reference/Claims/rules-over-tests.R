# What multiple tests reject, from one-sided normal deviates z of everybody, high, low and an interaction: p.adjust for Bonferroni, Holm,
# Hochberg and Hommel; weighted Simes by listing all intersections; sequences and graphs step by step; Spiessens and Debois by mvtnorm's
# bivariate normal integral. One-sided level 0.025. R 4.2.2, mvtnorm 1.1.3. Writes rules-over-tests.json.
library(jsonlite)
library(mvtnorm)
set.seed(20261127)
alpha <- 0.025
weights <- c(0.4, 0.3, 0.2, 0.1)
arrows <- rbind(c(0, 0.5, 0.5, 0), c(0.5, 0, 0, 0.5), c(0, 1, 0, 0), c(1, 0, 0, 0))

in_order <- function(p, w) { # fallback: what one gains passes to the next
  out <- logical(length(p)); carried <- 0
  for (i in seq_along(p)) { level <- alpha * w[i] + carried; out[i] <- p[i] <= level; carried <- if (out[i]) level else 0 }
  out
}
graph <- function(p, w, g) { # Bretz et al. (2009), algorithm 1
  left <- seq_along(p); out <- logical(length(p))
  repeat {
    hit <- left[p[left] <= alpha * w[left]]
    if (!length(hit)) return(out)
    j <- hit[1]; out[j] <- TRUE; left <- setdiff(left, j)
    v <- w; h <- g
    for (l in left) {
      v[l] <- w[l] + w[j] * g[j, l]
      for (k in left) h[l, k] <- if (k != l && g[l, j] * g[j, l] < 1) (g[l, k] + g[l, j] * g[j, k]) / (1 - g[l, j] * g[j, l]) else 0
    }
    w <- v; g <- h
    if (!length(left)) return(out)
  }
}
simes <- function(p, w) { # every intersection, its members' weights in proportion
  m <- length(p); keep <- rep(TRUE, m)
  for (code in 1:(2^m - 1)) {
    i <- which(bitwAnd(code, 2^(0:(m - 1))) > 0)
    share <- w[i] / sum(w[i]); o <- order(p[i])
    if (!any(p[i][o] <= alpha * cumsum(share[o]))) keep[i] <- FALSE
  }
  keep
}
either <- function(a, b, rho) 1 - pmvnorm(upper = c(a, b), corr = rbind(c(1, rho), c(rho, 1)), algorithm = TVPACK(1e-14))[1]
root <- function(f) uniroot(f, qnorm(c(alpha, alpha * 0.01), lower.tail = FALSE), tol = 1e-14)$root
pair <- function(z, f, part) {
  rho <- sqrt(f)
  c_all <- if (is.na(part)) root(function(x) either(x, x, rho) - alpha) else qnorm(alpha * part, lower.tail = FALSE)
  c_sub <- if (is.na(part)) c_all else root(function(x) either(c_all, x, rho) - alpha)
  both <- z[1] >= c_all || z[2] >= c_sub
  both & z[1:2] >= qnorm(alpha, lower.tail = FALSE)
}
mast <- function(p, part) { # high, low, everybody
  s <- p[2] <= alpha * part
  c(s, s && p[3] <= alpha, !s && p[1] <= alpha * (1 - part))
}
bits <- function(x) paste0(as.integer(x), collapse = "")
cases <- lapply(1:200, function(i) {
  z <- round(rnorm(4, 1.9, 0.8), 3); f <- round(runif(1, 0.05, 0.95), 2); p <- pnorm(z, lower.tail = FALSE)
  list(z = z, share = f, bonferroni = bits(p.adjust(p, "bonferroni") <= alpha), `weighted bonferroni` = bits(p <= weights * alpha),
       holm = bits(p.adjust(p, "holm") <= alpha), hochberg = bits(p.adjust(p, "hochberg") <= alpha), simes = bits(p.adjust(p, "hommel") <= alpha),
       `weighted simes` = bits(simes(p, weights)), `fixed sequence` = bits(cumprod(p <= alpha) == 1), fallback = bits(in_order(p, weights)),
       graph = bits(graph(p, c(0.5, 0.5, 0, 0), arrows)), correlated = bits(pair(z, f, NA)), `correlated split` = bits(pair(z, f, 0.8)),
       mast = bits(mast(p, 0.88)))
})
writeLines(toJSON(list("made-by" = "rules-over-tests.R, R 4.2.2, stats::p.adjust, mvtnorm 1.1.3", cases = cases), auto_unbox = TRUE, digits = NA, pretty = FALSE), "rules-over-tests.json")
