# The MMRM with unstructured covariance by its general formulas: restricted likelihood maximised by Newton steps in the elements of
# the covariance matrix, Satterthwaite's degrees of freedom from the observed information, Kenward and Roger's adjusted variance with
# the covariance linear in its parameters. No closed form is used: patients one by one, matrices of all observations.
#
#   Rscript unstructured.R > unstructured.json
#
# Formulas: Kenward and Roger (1997), Biometrics 53:983-997; observed information by differentiating the restricted likelihood twice.

library(jsonlite)

simulate <- function(patients, visits, seed, leaving, sexes = FALSE, complete = FALSE) {
  set.seed(seed)
  arm <- rep(0:1, length.out = patients)
  baseline <- rnorm(patients, 24, 3.5)
  female <- rbinom(patients, 1, 0.5)
  sd <- 4 + 0.4 * seq_len(visits)
  error <- matrix(rnorm(patients * visits), patients)
  for (j in seq_len(visits)[-1]) error[, j] <- 0.8 * error[, j - 1] + 0.6 * error[, j]
  score <- sapply(seq_len(visits), function(j) -j - 2 * arm * j / visits - 0.35 * (baseline - 24) + sd[j] * error[, j])
  score <- round(score, 3)
  seen <- rep(visits, patients)
  if (!complete) {
    for (j in seq_len(visits - 1)) {
      leaves <- seen == visits & runif(patients) < plogis(leaving + 0.1 * score[, j])
      seen[leaves] <- j
    }
    if (patients > 20) seen[7] <- 0
  }
  list(arm = arm, covariates = if (sexes) cbind(round(baseline, 3), female) else cbind(round(baseline, 3)), score = score, seen = seen)
}

fit <- function(trial) {
  visits <- ncol(trial$score)
  z <- cbind(1, trial$covariates, trial$arm)
  q <- ncol(z)
  members <- which(trial$seen > 0)
  # columns: covariate within visit
  X <- lapply(members, function(i) {
    k <- trial$seen[i]
    x <- matrix(0, k, q * visits)
    for (j in seq_len(k)) x[j, (j - 1) * q + seq_len(q)] <- z[i, ]
    x
  })
  y <- lapply(members, function(i) trial$score[i, seq_len(trial$seen[i])])
  pairs <- which(lower.tri(diag(visits), diag = TRUE), arr.ind = TRUE)
  K <- nrow(pairs)
  basis <- lapply(seq_len(K), function(k) {
    e <- matrix(0, visits, visits)
    e[pairs[k, 1], pairs[k, 2]] <- e[pairs[k, 2], pairs[k, 1]] <- 1
    e
  })
  parts <- function(theta) {
    sigma <- Reduce(`+`, Map(`*`, theta, basis))
    A <- matrix(0, q * visits, q * visits)
    b <- numeric(q * visits)
    logdet <- 0
    inverse <- list()
    for (i in seq_along(X)) {
      k <- length(y[[i]])
      root <- tryCatch(chol(sigma[seq_len(k), seq_len(k), drop = FALSE]), error = function(e) NULL)
      if (is.null(root)) return(NULL)
      w <- chol2inv(root)
      inverse[[i]] <- w
      A <- A + t(X[[i]]) %*% w %*% X[[i]]
      b <- b + t(X[[i]]) %*% w %*% y[[i]]
      logdet <- logdet + 2 * sum(log(diag(root)))
    }
    phi <- solve(A)
    beta <- phi %*% b
    residual <- Map(function(x, v) v - x %*% beta, X, y)
    quadratic <- sum(mapply(function(r, w) t(r) %*% w %*% r, residual, inverse))
    list(phi = phi, beta = beta, residual = residual, inverse = inverse,
         loglik = -0.5 * (logdet + as.numeric(determinant(A)$modulus) + quadratic))
  }
  derivatives <- function(theta) {
    p <- parts(theta)
    gradient <- numeric(K)
    observed <- matrix(0, K, K)
    P <- vector("list", K)
    U <- vector("list", K)
    for (k in seq_len(K)) {
      P[[k]] <- matrix(0, q * visits, q * visits)
      U[[k]] <- numeric(q * visits)
    }
    Q <- matrix(list(), K, K)
    trace <- matrix(0, K, K)
    form <- matrix(0, K, K)
    for (a in seq_len(K)) for (c in a:K) Q[[a, c]] <- matrix(0, q * visits, q * visits)
    for (i in seq_along(X)) {
      w <- p$inverse[[i]]
      s <- seq_len(nrow(w))
      u <- w %*% p$residual[[i]]
      wx <- w %*% X[[i]]
      d <- lapply(basis, function(e) e[s, s, drop = FALSE])
      for (k in seq_len(K)) {
        if (all(d[[k]] == 0)) next
        P[[k]] <- P[[k]] - t(wx) %*% d[[k]] %*% wx
        U[[k]] <- U[[k]] + t(wx) %*% d[[k]] %*% u
        gradient[k] <- gradient[k] - 0.5 * sum(diag(w %*% d[[k]])) + 0.5 * t(u) %*% d[[k]] %*% u
        for (l in k:K) {
          if (all(d[[l]] == 0)) next
          Q[[k, l]] <- Q[[k, l]] + t(wx) %*% d[[k]] %*% w %*% d[[l]] %*% wx
          trace[k, l] <- trace[k, l] + sum(diag(w %*% d[[k]] %*% w %*% d[[l]]))
          form[k, l] <- form[k, l] + t(u) %*% d[[k]] %*% w %*% d[[l]] %*% u
        }
      }
    }
    for (k in seq_len(K)) gradient[k] <- gradient[k] - 0.5 * sum(p$phi * P[[k]])
    for (k in seq_len(K)) for (l in k:K) {
      tr <- trace[k, l] - 2 * sum(p$phi * t(Q[[k, l]])) + sum((p$phi %*% P[[k]]) * t(p$phi %*% P[[l]]))
      yy <- form[k, l] - t(U[[k]]) %*% p$phi %*% U[[l]]
      observed[k, l] <- observed[l, k] <- -0.5 * tr + yy
    }
    c(p, list(gradient = gradient, observed = observed, P = P, Q = Q))
  }
  theta <- var(trial$score)[lower.tri(diag(visits), diag = TRUE)]
  for (step in 1:200) {
    d <- derivatives(theta)
    direction <- tryCatch(solve(d$observed, d$gradient), error = function(e) d$gradient)
    if (sum(direction * d$gradient) < 0) direction <- d$gradient / max(abs(diag(d$observed)))
    decrement <- sum(direction * d$gradient)
    length <- 1
    repeat {
      trial_point <- parts(theta + length * direction)
      if (!is.null(trial_point) && trial_point$loglik >= d$loglik - 1e-9) break
      length <- length / 2
      if (length < 1e-10) stop("no step")
    }
    theta <- theta + length * direction
    if (decrement < 1e-22) break
  }
  d <- derivatives(theta)
  C <- solve(d$observed)
  contrast <- function(visit) {
    L <- numeric(q * visits)
    L[visit * q] <- 1
    w <- d$phi %*% L
    variance <- sum(L * w)
    g <- sapply(d$P, function(p) -sum(w * (p %*% w)))
    df <- 2 * variance^2 / sum(g * (C %*% g))
    lambda <- 0
    for (k in seq_len(K)) for (l in seq_len(K)) {
      qkl <- if (k <= l) d$Q[[k, l]] else t(d$Q[[l, k]])
      lambda <- lambda + C[k, l] * (t(w) %*% qkl %*% w - t(d$P[[k]] %*% w) %*% d$phi %*% (d$P[[l]] %*% w))
    }
    list(visit = visit, estimate = sum(L * d$beta), se = sqrt(variance), df = df, "kenward-roger-se" = sqrt(variance + 2 * as.numeric(lambda)))
  }
  list(steps = step, decrement = decrement, contrasts = lapply(seq_len(visits), contrast))
}

case <- function(name, trial) {
  found <- fit(trial)
  message(name, ": ", found$steps, " steps, decrement ", found$decrement, ", seen ", paste(table(trial$seen), collapse = " "))
  if (found$decrement > 1e-18) stop("not converged")
  score <- trial$score
  list(name = name, arm = trial$arm, covariates = trial$covariates, score = score, seen = trial$seen, contrasts = found$contrasts)
}

cases <- list(
  case("four visits, 60 patients", simulate(60, 4, 1, leaving = -2)),
  case("seven visits, 60 patients", simulate(60, 7, 2, leaving = -2.5)),
  case("two covariates, 45 patients", simulate(45, 4, 3, leaving = -1, sexes = TRUE)),
  case("few patients left", simulate(26, 4, 4, leaving = -1.2)),
  case("complete", simulate(30, 3, 5, complete = TRUE)),
  case("one visit", simulate(24, 1, 6, complete = TRUE)))
cat("{\n  \"made-by\": \"unstructured.R, ", R.version.string, "\",\n", sep = "")
cat("  \"agreement\": \"approximate; the test states its tolerance and why\",\n  \"cases\": [\n    ")
cat(sapply(cases, toJSON, auto_unbox = TRUE, digits = NA), sep = ",\n    ")
cat("\n  ]\n}\n")
