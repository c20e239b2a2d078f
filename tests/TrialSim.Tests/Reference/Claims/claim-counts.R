# Claim rules programmed a second time, from docs/claims.md and docs/methods only. run.json is compared with, and names the slots.
# To repeat: trialsim cohort claim-counts-scenario.json --replicates 500 --seed 9 > cohort.csv
#            trialsim run claim-counts-scenario.json --replicates 500 --seed 9 --json > run.json
#            Rscript claim-counts.R claim-counts-scenario.json cohort.csv run.json compared.json
suppressMessages({library(jsonlite); library(mvtnorm); library(data.table)})
a <- commandArgs(TRUE)
sc <- fromJSON(a[1], simplifyVector = FALSE); D <- fread(a[2]); run <- fromJSON(a[3])$figures
sc$rules <- lapply(sc$rules, function(r) { if (r$kind == "best-of" && is.list(r$correction)) r$correction <- r$correction$kind; r })
final <- "hamd-12"
D[, trt := as.integer(arm == sc$arms$treatment)]
D[, y := ifelse(completed == 1, get(final) - `hamd-0`, NA_real_)]
D[, `:=`(crp = `crp-baseline`, lncrp = `ln-crp-baseline`, baseline = as.numeric(`hamd-0`), female = as.numeric(sex == "female"))]
trials <- split(D, D$replicate)
OPT <- list(spline_q = 7, qtype = 3, fp_crp = "crp", median = 7)
for (o in a[-(1:4)]) { kv <- strsplit(o, "=")[[1]]; OPT[[kv[1]]] <- type.convert(kv[2], as.is = TRUE) }

lev <- function(r) { al <- if (is.null(r$alpha)) .05 else r$alpha; d <- if (is.null(r$direction)) "either" else r$direction
  list(a1 = if (d == "either") al / 2 else al, dirs = if (d == "either") c(1, -1) else 1, alpha = al, either = d == "either") }
`%or%` <- function(x, y) if (is.null(x)) y else x

insub <- function(t, s) { if (is.null(s) || s == "all") return(rep(TRUE, nrow(t)))
  if (grepl("^crp>", s)) t$crp > as.numeric(sub("crp>", "", s)) else t$crp <= as.numeric(sub("crp<=", "", s)) }

# pooled effect in a set (Student), NA if not estimable
eff <- function(t, S) { k <- S & !is.na(t$y); y1 <- t$y[k & t$trt == 1]; y0 <- t$y[k & t$trt == 0]
  if (length(y1) < 1 || length(y0) < 1) return(list(d = NA, t = NA, df = NA))
  d <- mean(y1) - mean(y0); df <- length(y1) + length(y0) - 2; ss <- sum((y1 - mean(y1))^2) + sum((y0 - mean(y0))^2)
  list(d = d, df = df, t = if (df >= 1 && ss > 0) d / sqrt(ss / df * (1 / length(y1) + 1 / length(y0))) else NA) }
tdev <- function(t, df) qt_to_z(t, df)        # large where t is large
qt_to_z <- function(t, df) sign(t) * -qnorm(pt(-abs(t), df, log.p = TRUE), log.p = TRUE)

table_of <- function(t, S, e) { f <- switch(e, "response-any-visit" = t$`response-any-visit`, "response-final-visit" = t$`response-final-visit`, "remission-any-visit" = t$`remission-any-visit`)
  k <- S & (if (e == "response-final-visit") t$completed == 1 else TRUE)
  c(r1 = sum(f[k & t$trt == 1]), n1 = sum(k & t$trt == 1), r0 = sum(f[k & t$trt == 0]), n0 = sum(k & t$trt == 0)) }

# one-sided deviates of an analysis: benefit and harm (large = significant)
analyse <- function(t, A) {
  S <- insub(t, A$subgroup); k <- S & !is.na(t$y)
  two <- function(z, est) list(z = z, zh = -z, est = est)
  fail <- list(z = NA, zh = NA, est = NA)
  switch(A$kind,
    "welch-t" = { y1 <- t$y[k & t$trt == 1]; y0 <- t$y[k & t$trt == 0]; if (length(y1) < 2 || length(y0) < 2) return(fail)
      v1 <- var(y1) / length(y1); v0 <- var(y0) / length(y0); if (v1 + v0 <= 0) return(fail)
      d <- mean(y1) - mean(y0); two(tdev(-d / sqrt(v1 + v0), (v1 + v0)^2 / (v1^2 / (length(y1) - 1) + v0^2 / (length(y0) - 1))), d) },
    "pooled-t" = { e <- eff(t, S); if (is.na(e$t)) fail else two(tdev(-e$t, e$df), e$d) },
    "ancova" = , "crp-interaction" = {
      X <- cbind(1, t$baseline); if (A$kind == "ancova") X <- cbind(X, t$trt) else {
        m <- if (A$marker$kind == "above") as.numeric(t$crp > A$marker$cut) else t$lncrp; X <- cbind(X, m, t$trt, t$trt * m) }
      X <- X[k, , drop = FALSE]; q <- qr(X); p <- ncol(X); if (q$rank < p || nrow(X) - p < 1) return(fail)
      b <- qr.coef(q, t$y[k]); rss <- sum(qr.resid(q, t$y[k])^2); df <- nrow(X) - p
      se <- sqrt(rss / df * chol2inv(qr.R(q))[p, p]); two(tdev(-b[p] / se, df), b[p]) },
    { x <- table_of(t, S, A$endpoint %or% "response-any-visit"); r1 <- x[[1]]; n1 <- x[[2]]; r0 <- x[[3]]; n0 <- x[[4]]; n <- n1 + n0; m <- r1 + r0
      if (n1 < 1 || n0 < 1) return(fail); est <- r1 / n1 - r0 / n0
      if (A$kind == "fisher") { pb <- phyper(r1 - 1, n1, n0, m, lower.tail = FALSE); ph <- phyper(r1, n1, n0, m)
        if (OPT$fisher %or% "half" == "half") { px <- dhyper(max(0, m - n0):min(n1, m), n1, n0, m); p2 <- min(1, sum(px[px <= (1 + 1e-7) * dhyper(r1, n1, n0, m)])); return(two(sign(est) * qnorm(p2 / 2, lower.tail = FALSE), est)) }
        return(list(z = qnorm(pb, lower.tail = FALSE), zh = qnorm(ph, lower.tail = FALSE), est = est)) }
      if (m == 0 || m == n) return(fail)
      u <- r1 * n0 - r0 * n1; if (A$kind == "yates") u <- sign(u) * (abs(u) - min(n / 2, abs(u)))
      two(u * sqrt(n / (m * (n - m) * n1 * n0)), est) })
}
# ---------- closed tests by p values ----------
subsets <- function(m) lapply(1:(2^m - 1), function(i) which(bitwAnd(i, 2^(0:(m - 1))) > 0))
closure <- function(m, rejI) { I <- subsets(m); r <- vapply(I, rejI, TRUE); vapply(1:m, function(h) all(r[vapply(I, function(s) h %in% s, TRUE)]), TRUE) }
le <- function(p, a) !is.na(p) & p <= a
graph_weights <- function(I, w, G) { for (j in setdiff(seq_along(w), I)) { m <- length(w); w2 <- w; G2 <- G
    for (l in seq_len(m)) if (l != j) { w2[l] <- w[l] + w[j] * G[j, l]
      for (k in seq_len(m)) if (k != j && k != l) { den <- 1 - G[l, j] * G[j, l]; G2[l, k] <- if (den <= 0) 0 else (G[l, k] + G[l, j] * G[j, k]) / den } }
    w2[j] <- 0; G2[j, ] <- 0; G2[, j] <- 0; w <- w2; G <- G2 }
  w }
wsimes <- function(p, w, a) { p[is.na(p)] <- Inf; any(vapply(seq_along(p), function(i) is.finite(p[i]) && p[i] <= a * sum(w[p <= p[i]]), TRUE)) }
reject <- function(r, p, a, info) { m <- length(p); w <- unlist(r$weights) %or% rep(1 / m, m)
  switch(r$kind,
    bonferroni = le(p, a * w),
    "any-subgroup" = le(p, a),
    "subgroup-alone" = le(p, a),
    holm = closure(m, function(I) any(le(p[I], a * w[I] / sum(w[I])))),
    "fixed-sequence" = cumprod(le(p, a)) == 1,
    fallback = { out <- logical(m); carry <- 0; for (i in 1:m) { lv <- a * w[i] + carry; out[i] <- le(p[i], lv); carry <- if (out[i]) lv else 0 }; out },
    graphical = { G <- do.call(rbind, lapply(r$transitions, unlist)); closure(m, function(I) any(le(p[I], a * graph_weights(I, w, G)[I]))) },
    hochberg = { q <- p; q[is.na(q)] <- 1.1; o <- order(q, decreasing = TRUE); out <- logical(m)
      for (k in 1:m) if (q[o[k]] <= a / k) { out[o[k:m]] <- TRUE; break }; out },
    simes = closure(m, function(I) wsimes(p[I], w[I] / sum(w[I]), a)),
    "spiessens-debois" = { s <- matrix(c(1, sqrt(info), sqrt(info), 1), 2); z <- qnorm(p, lower.tail = FALSE); za <- qnorm(a, lower.tail = FALSE)
      key <- paste(signif(info, 15), a, r$`overall-share`); if (!is.null(SD[[key]])) cc <- SD[[key]] else if (is.na(info)) cc <- c(if (is.null(r$`overall-share`)) za else qnorm(r$`overall-share` * a, lower.tail = FALSE), NA) else {
      P <- function(c1, c2) 1 - pmvnorm(upper = c(c1, c2), corr = s, algorithm = TVPACK(abseps = 1e-14))[1]
      cc <- if (is.null(r$`overall-share`)) rep(uniroot(function(c) P(c, c) - a, c(za - .01, za + 1.5), tol = 1e-12)$root, 2) else {
        c1 <- qnorm(r$`overall-share` * a, lower.tail = FALSE); c(c1, uniroot(function(c) P(c1, c) - a, c(za - .5, za + 4), tol = 1e-12)$root) } }
      SD[[key]] <- cc; both <- any(z >= cc, na.rm = TRUE); c(both && le(p[1], a), both && le(p[2], a)) })
}
near <- new.env(); SD <- new.env()
note <- function(rule, rep, p, a) if (any(abs(p - a) < 1e-6, na.rm = TRUE)) assign(paste(rule, rep), TRUE, near)

# a claim: slot, direction d (-1 benefit, 1 harm), set, kind
C <- function(slot, d, S, kind = sub(" .*", "", slot)) list(slot = slot, d = d, S = S, kind = kind)
naive <- function(t, c) { e <- function(S) { x <- eff(t, S); k <- S & !is.na(t$y); m <- min(sum(k & t$trt == 1), sum(k & t$trt == 0)); if (m < (OPT$est_min %or% 1) || sum(k) < (OPT$est_sum %or% 3)) NA else x$d }; switch(c$kind, "overall-effect" = e(rep(TRUE, nrow(t))), "subgroup-effect" = e(c$S), "enhanced-effect" = e(c$S) - e(!c$S), "harm-outside" = e(!c$S)) }

test_rule <- function(t, r, z) {
  L <- lev(r); an <- r$of; A <- lapply(an, function(n) AN[[n]]); out <- list()
  inter <- vapply(A, function(x) x$kind == "crp-interaction", TRUE)
  isall <- vapply(A, function(x) !grepl("interaction", x$kind) && (is.null(x$subgroup) || x$subgroup == "all"), TRUE)
  below <- !is.null(r$subgroup) && grepl("<=", r$subgroup)
  claims <- function(i, d) { x <- A[[i]]
    if (inter[i]) C(paste("enhanced-effect", r$subgroup), d, insub(t, r$subgroup)) else if (isall[i]) C("overall-effect", d, rep(TRUE, nrow(t)))
    else C(paste("subgroup-effect", x$subgroup), d, insub(t, x$subgroup)) }
  for (s in L$dirs) {
    d <- -s
    zz <- vapply(seq_along(an), function(i) { q <- z[[an[[i]]]]; harm <- (s < 0) != (inter[i] && below); if (harm) q$zh else q$z }, 0)
    p <- pnorm(zz, lower.tail = FALSE); a1 <- L$a1
    cl <- switch(r$kind,
      "interaction-and-subgroup" = if (le(p[1], a1) && le(p[2], a1)) list(C(paste("enhanced-effect", r$subgroup), d, insub(t, r$subgroup)), C(paste("subgroup-effect", A[[2]]$subgroup), d, insub(t, A[[2]]$subgroup))),
      "interaction-gate" = if (le(p[1], a1)) list(C(paste("enhanced-effect", r$subgroup), d, insub(t, r$subgroup)), C(paste("subgroup-effect", r$subgroup), d, insub(t, r$subgroup))),
      "subgroup-without-overall" = if (le(p[2], a1) && !le(p[1], a1) && !(OPT$rescue %or% "two" == "two" && L$either && le(1 - p[1], a1))) list(C(paste("enhanced-effect", A[[2]]$subgroup), d, insub(t, A[[2]]$subgroup)), claims(2, d)),
      "effect-size-gate" = { e <- z[[an[[1]]]]$est; if (!is.na(e) && d * e >= r$`at-least` && ((r$evidence %or% "estimate-alone") == "estimate-alone" || le(p[1], a1))) list(claims(1, d)) },
      mast = { sh <- r$`subgroup-share` %or% .88; if (le(p[1], sh * a1)) c(list(claims(1, d)), if (le(p[2], a1)) list(claims(2, d))) else if (le(p[3], (1 - sh) * a1)) list(claims(3, d)) },
      { info <- NA; if (r$kind == "spiessens-debois") { k <- !is.na(t$y); S <- k & insub(t, A[[2]]$subgroup); g <- function(S) 1 / sum(S & t$trt == 1) + 1 / sum(S & t$trt == 0); info <- g(k) / g(S); if (!is.finite(info) || info == 0) info <- NA }
        lapply(which(reject(r, p, a1, info)), claims, d = d) })
    out <- c(out, cl) }
  out }

marker <- function(t, m) switch(m, crp = t$crp, baseline = t$baseline, age = t$age, bmi = t$bmi, sex = t$female, medication = as.numeric(t$medication == "none"), "resistance-stage" = as.numeric(t$`resistance-stage`))

best_cut <- function(t, r) {
  L <- lev(r); k <- !is.na(t$y); y <- t$y[k]; arm <- t$trt[k]; x <- marker(t[k, ], r$marker %or% "crp"); n <- length(y)
  cuts <- if (!is.null(r$cuts)) unlist(r$cuts) else quantile(x, (1:r$quantiles) / (r$quantiles + 1), type = OPT$qtype, names = FALSE)
  low <- lapply(cuts, function(c) x <= c); low <- low[!duplicated(vapply(low, sum, 0))]
  cnt <- function(S) c(sum(S & arm == 1), sum(S & arm == 0))
  low <- Filter(function(l) min(cnt(l), cnt(!l)) >= r$`min-per-cell`, low); if (!length(low)) return("failed")
  tv <- vapply(low, function(l) { h <- !l
    if (r$contrast == "interaction") { g <- list(h & arm == 1, h & arm == 0, l & arm == 1, l & arm == 0); m <- vapply(g, function(i) mean(y[i]), 0)
      rss <- sum(vapply(g, function(i) sum((y[i] - mean(y[i]))^2), 0)); (m[1] - m[2] - m[3] + m[4]) / sqrt(rss / (n - 4) * sum(1 / lengths(lapply(g, which)))) }
    else { y1 <- y[h & arm == 1]; y0 <- y[h & arm == 0]; ss <- sum((y1 - mean(y1))^2) + sum((y0 - mean(y0))^2); (mean(y1) - mean(y0)) / sqrt(ss / (length(y1) + length(y0) - 2) * (1 / length(y1) + 1 / length(y0))) } }, 0)
  dfs <- if (r$contrast == "interaction") rep(n - 4, length(low)) else vapply(low, function(l) sum(!l) - 2, 0)
  okc <- !is.na(tv) & dfs >= 1; if (!any(okc)) return("failed"); tv[!okc] <- NA
  b <- if (L$either) which.max(abs(tv)) else which.max(-tv)
  p <- if (L$either) 2 * pt(-abs(tv[b]), dfs[b]) else pt(tv[b], dfs[b])
  ck <- r$correction$kind
  if (ck == "bonferroni") p <- min(1, p * length(low))
  if (ck == "miller-siegmund") { bz <- if (L$either) -qnorm(p / 2) else -qnorm(p)
    if (r$contrast == "interaction") { e <- range(vapply(low, mean, 0)); l <- log(e[2] * (1 - e[1]) / (e[1] * (1 - e[2]))) } else { h <- range(vapply(low, function(l) sum(!l), 0)); l <- log(h[2] / h[1]) }
    P <- dnorm(bz) * ((bz - 1 / bz) * l + 4 / bz); if (!L$either) P <- P / 2; l0 <- l; p <- if (l0 == 0 || !is.finite(bz)) p else if (bz <= 0) 1 else if (OPT$ms_max %or% 1) max(p, P) else P }
  if (abs(p - L$alpha) < 1e-6) message("near ", r$name, " ", t$replicate[1])
  if (p > L$alpha) return(list())
  full <- rep(NA, nrow(t)); xx <- marker(t, r$marker %or% "crp"); cutv <- max(x[low[[b]]]); H <- xx > cutv  # set among the patients seen is what matters
  if (r$contrast == "subgroup") return(list(C("subgroup-effect (chosen)", sign(tv[b]), H)))
  S <- if (tv[b] < 0) H else !H; out <- list(C("enhanced-effect (chosen)", -1, S)); e <- eff(t, S)
  if (!is.na(e$t) && pt(e$t, e$df) <= L$a1) out <- c(out, list(C("subgroup-effect (chosen)", -1, S)))
  out }

cmarker <- function(t, m) if (m == "crp") t$lncrp else marker(t, m)
gs_crit <- function(k, a) uniroot(function(c) sum(choose(k - 1, 1:(k - 1)) * 2^-(k - 1) * pchisq(c, 1:(k - 1), lower.tail = FALSE)) - a, c(0, 60), tol = 1e-12)$root
gail_simon <- function(t, r) { al <- r$alpha; x <- marker(t, r$marker %or% "crp"); cuts <- unlist(r$cuts); band <- findInterval(x, cuts, left.open = TRUE) + 1; K <- length(cuts) + 1
  z <- vapply(1:K, function(b) { k <- band == b & !is.na(t$y); y1 <- t$y[k & t$trt == 1]; y0 <- t$y[k & t$trt == 0]; if (min(length(y1), length(y0)) < 2) return(NA_real_)
    v1 <- var(y1) / length(y1); v0 <- var(y0) / length(y0); tdev((mean(y1) - mean(y0)) / sqrt(v1 + v0), (v1 + v0)^2 / (v1^2 / (length(y1) - 1) + v0^2 / (length(y0) - 1))) }, 0)
  if (any(is.na(z))) return("failed")
  Q <- min(sum(z[z > 0]^2), sum(z[z < 0]^2)); if (Q <= gs_crit(K, al)) return(list())
  b <- which.min(z); lo <- b; hi <- b; while (lo > 1 && z[lo - 1] < 0) lo <- lo - 1; while (hi < K && z[hi + 1] < 0) hi <- hi + 1
  S <- band >= lo & band <= hi; out <- list(C("subgroup-effect (chosen)", -1, S)); if (all(z[-(lo:hi)] > 0)) out <- c(out, list(C("harm-outside (chosen)", 1, S, "harm-outside"))); out }

fun_rule <- function(t, r) { al <- r$alpha; m <- r$marker %or% "crp"; k <- !is.na(t$y); isfp <- r$kind == "fractional-polynomial"
  X <- if (isfp && m == "crp") t[[OPT$fp_crp]] else cmarker(t, m); x <- X[k]; y <- t$y[k]; arm <- t$trt[k]; n <- length(y)
  if (isfp) { if (any(X <= 0)) return("failed"); pw <- c(-2, -1, -.5, 0, .5, 1, 2, 3); f <- function(v, p) if (p == 0) log(v) else v^p
    sets <- if ((r$degree %or% 2) == 1) lapply(pw, function(p) function(v) cbind(f(v, p))) else { o <- list(); for (i in 1:8) for (j in i:8) o <- c(o, list(local({ p <- pw[i]; q <- pw[j]; function(v) cbind(f(v, p), if (p == q) f(v, p) * log(v) else f(v, q)) }))); o }
  } else { kn <- quantile(x, c(.1, .5, .9), type = OPT$spline_q, names = FALSE); pp <- function(u) pmax(u, 0)^3
    sets <- list(function(v) cbind(v, (pp(v - kn[1]) - pp(v - kn[2]) * (kn[3] - kn[1]) / (kn[3] - kn[2]) + pp(v - kn[3]) * (kn[2] - kn[1]) / (kn[3] - kn[2])) / (kn[3] - kn[1])^2)) }
  sx <- function(F) sweep(F, 2, pmax(apply(abs(F), 2, max), 1e-300), "/")
  rss0 <- vapply(sets, function(g) sum(lm.fit(cbind(1, arm, sx(g(x))), y, tol = 1e-12)$residuals^2), 0); g <- sets[[which.min(rss0)]]; R0 <- min(rss0)
  F <- g(x); sc <- pmax(apply(abs(F), 2, max), 1e-300); Fs <- sweep(F, 2, sc, "/"); mm <- ncol(F)
  fit <- lm.fit(cbind(1, Fs, arm, arm * Fs), y, tol = 1e-13); R1 <- sum(fit$residuals^2); df <- n - 2 - 2 * mm
  p <- pf((R0 - R1) / mm / (R1 / df), mm, df, lower.tail = FALSE); if (is.na(p)) return("failed"); if (abs(p - al) < 1e-6) message("near ", r$name)
  if (p > al) return(list())
  b <- fit$coefficients[-(1:(1 + mm))]; D <- function(v) as.vector(cbind(1, sweep(g(v), 2, sc, "/")) %*% b)
  xs <- sort(x); ds <- D(xs); ch <- which(ds[-1] * ds[-n] < 0)
  mi <- switch(as.character(OPT$median), "7" = (n + 1) / 2, "lower" = ceiling(n / 2), "upper" = floor(n / 2) + 1); med <- if (OPT$median == 7) median(x) else xs[mi]
  if (length(ch)) { cu <- xs[ch] + (xs[ch + 1] - xs[ch]) * ds[ch] / (ds[ch] - ds[ch + 1])
    rk <- if (OPT$nearby %or% "rank" == "rank") abs(ch + .5 - mi) else abs(cu - med); j <- which.min(rk)
    S <- if (ds[ch[j]] > 0) X > cu[j] else X <= cu[j]; return(list(C("enhanced-effect (chosen)", -1, S), C("subgroup-effect (chosen)", -1, S))) }
  hi <- x > med; S <- if (mean(D(x[hi])) < mean(D(x[!hi]))) X > med else X <= med
  list(C("enhanced-effect (chosen)", -1, S)) }

best_of <- function(t, r) { L <- lev(r); int <- r$contrast == "interaction"; tests <- list(); nplan <- 0
  visits <- unlist(r$visits) %or% 12
  for (mk in r$markers) { x <- marker(t, mk$marker); xs <- sort(x); n <- length(x)
    cuts <- c(unlist(mk$cuts), vapply(mk$shares %or% list(), function(s) xs[max(1, ceiling(n * s - 1e-9))], 0))
    for (c in cuts) for (side in if (r$side == "above") 1 else c(1, 0)) { S <- if (side) x > c else x <= c
      for (e in unlist(r$endpoints)) for (v in if (e == "change") visits else NA) { nplan <- nplan + (!int || side == 1 || r$side == "above")
        yy <- if (e == "change") t[[paste0("hamd-", v)]] - t$baseline else as.numeric(t[[e]])
        ok <- if (e == "change") !is.na(yy) else if (e == "response-final-visit") t$completed == 1 else rep(TRUE, nrow(t))
        g <- list(S & ok & t$trt == 1, S & ok & t$trt == 0, !S & ok & t$trt == 1, !S & ok & t$trt == 0); if (!int) g <- g[1:2]
        nn <- vapply(g, sum, 0); if (any(nn < max(1, r$`smallest-arm`))) next
        mu <- vapply(g, function(i) mean(yy[i]), 0); sg <- c(1, -1, -1, 1)[seq_along(g)]; d <- sum(sg * mu); din <- mu[1] - mu[2]
        if (e == "change") { ss <- sum(vapply(g, function(i) sum((yy[i] - mean(yy[i]))^2), 0)); df <- sum(nn) - length(g); if (ss <= 1e-12 || df < 1) next
          z <- tdev(-d / sqrt(ss / df * sum(1 / nn)), df); good <- -din }
        else { good <- din; if (int) { v2 <- sum(mu * (1 - mu) / nn); if (v2 <= 0) next; z <- d / sqrt(v2) }
          else { m <- sum(nn * mu); N <- sum(nn); if (m == 0 || m == N) next; z <- d * sqrt(nn[1] * nn[2] * N / (m * (N - m))) } }
        tests <- c(tests, list(list(z = z, S = S, good = good, first = !int || side == 1))) } } }
  if (!length(tests)) return("failed")
  M <- if (r$correction == "bonferroni") (if ((OPT$bonf_n %or% "planned") == "made") sum(vapply(tests, `[[`, TRUE, "first")) else nplan) else 1
  z <- vapply(tests, `[[`, 0, "z"); out <- list(); twosided <- int && r$side == "either"
  dd <- if (twosided) 1 else L$dirs; if ((OPT$bo_dir %or% "benefit") == "larger" && length(dd) == 2 && max(-z) > max(z)) dd <- rev(dd)
  for (s in dd) { b <- which.max(s * z); p <- pnorm(s * z[b], lower.tail = FALSE) * M
    lim <- if (twosided) L$alpha / 2 / (OPT$two_extra %or% 1) else L$a1
    if (abs(p - lim) < 1e-6) message("near ", r$name)
    if (p <= lim) { if (OPT$bo_one %or% 1 && length(out)) break; T <- tests[[b]]
      if (!int) out <- c(out, list(C("subgroup-effect (chosen)", -s, T$S))) else { out <- c(out, list(C("enhanced-effect (chosen)", -s, T$S)))
        if (s * T$good > 0) out <- c(out, list(C("subgroup-effect (chosen)", -s, T$S))) } } }
  out }

ad_thr <- function(t, r) { if (r$procedure != "a") return(NULL); L <- lev(r); e <- eff(t, rep(TRUE, nrow(t))); out <- list()
  for (s in L$dirs) if (pt(s * e$t, e$df) <= .8 * L$a1) out <- c(out, list(C("overall-effect", -s, rep(TRUE, nrow(t))))); out }

AN <- setNames(sc$analyses, vapply(sc$analyses, `[[`, "", "name"))
zall <- lapply(trials, function(t) lapply(AN, function(A) analyse(t, A)))
fn <- list("best-cut" = best_cut, "gail-simon" = gail_simon, "spline" = fun_rule, "fractional-polynomial" = fun_rule, "best-of" = best_of, "adaptive-threshold" = ad_thr)
only <- OPT$only
rows <- list(); detail <- list()
for (r in sc$rules) { if (!is.null(only) && !grepl(only, r$name)) next
  if (r$kind == "adaptive-threshold" && r$procedure == "b") next
  f <- fn[[r$kind]]; cl <- lapply(seq_along(trials), function(i) if (is.null(f)) test_rule(trials[[i]], r, zall[[i]]) else f(trials[[i]], r))
  failed <- if (is.null(f)) vapply(zall, function(z) all(vapply(unlist(r$of), function(n) is.na(z[[n]]$z), TRUE)), TRUE) else vapply(cl, identical, TRUE, "failed"); cl[failed] <- list(list())
  slots <- unique(run$claim[run$analysis == r$name & !is.na(run$claim)])
  if (r$kind == "adaptive-threshold") slots <- "overall-effect"
  fig <- function(slot, m) { v <- run$estimate[which(run$analysis == r$name & run$measure == m & (if (is.na(slot)) is.na(run$claim) else run$claim == slot & !is.na(run$claim)))]; if (length(v)) v[1] else NA }
  add <- function(slot, measure, R, T, tol) rows[[length(rows) + 1]] <<- data.table(kind = r$kind, rule = r$name, slot = slot, measure = measure, R = R, TrialSim = T, equal = isTRUE(abs(R - T) <= tol) || (is.na(R) && is.na(T)))
  N <- length(cl)
  if (r$kind != "adaptive-threshold") add("(any)", "claimed", mean(lengths(cl) > 0), fig(NA, "claimed"), 1e-9)
  add("(any)", "rule-failed", mean(failed), fig(NA, "rule-failed"), 1e-9)
  seen <- unique(unlist(lapply(cl, function(x) vapply(x, `[[`, "", "slot"))))
  for (s in union(slots, if (r$kind == "adaptive-threshold") NULL else seen)) { one <- lapply(cl, function(x) Filter(function(c) c$slot == s, x))
    pick <- lapply(one, function(x) if (length(x)) x[[1]]); has <- lengths(one) > 0
    add(s, "claimed", mean(has), fig(s, "claimed"), 1e-9)
    if (any(has)) { v <- vapply(which(has), function(i) pick[[i]]$d * naive(trials[[i]], pick[[i]]), 0); if (anyNA(v)) { if (!is.null(OPT$show)) { T <- fig(s, "naive-effect"); cat(r$name, s, "n", length(v), "NA", sum(is.na(v)), "mean of missing if all counted", (T * length(v) - sum(v, na.rm = TRUE)) / sum(is.na(v)), "\n"); for (i in which(is.na(v))) { q <- trials[[which(has)[i]]]; S <- pick[[which(has)[i]]]$S; o <- !is.na(q$y); cat("   trial", q$replicate[1], "S 1/0:", sum(S & o & q$trt == 1), sum(S & o & q$trt == 0), "out:", sum(!S & o & q$trt == 1), sum(!S & o & q$trt == 0), "\n") } }; add(s, "claims without an estimate (info)", sum(is.na(v)), NA, 0); v <- v[!is.na(v)]; gap <- TRUE } else gap <- FALSE
      add(s, "naive-effect", mean(v), fig(s, "naive-effect"), 1e-9)
      if (!gap) add(s, "naive-optimism", mean(v) - fig(s, "claimed-truth"), fig(s, "naive-optimism"), 1e-9)
      add(s, "set-size (approx)", mean(vapply(which(has), function(i) mean(pick[[i]]$S), 0)), fig(s, "set-size"), .03)
      op <- vapply(one, function(x) length(unique(vapply(x, `[[`, 0, "d"))) > 1, TRUE); if (any(op)) add(s, "opposite claims at once (info)", sum(op), NA, 0) }
    detail[[r$name]][[s]] <- which(has) - 1 } }
rows <- rbindlist(rows)
fwrite(rows, sub("json$", "csv", a[4])); write_json(list(seed = 9, replicates = length(trials), rows = rows, trials = detail), a[4], auto_unbox = TRUE, digits = 12, na = "null")
print(rows[measure == "claimed" | measure == "rule-failed" | measure == "naive-effect", .(n = .N, differ = sum(!equal)), by = .(kind, measure)])
options(width = 200)
print(rows[equal == FALSE & measure != "set-size (approx)"], nrows = 300)
