# Reference figures for tests/monitor_tables.rs from base R: adjusted p-values and the test for trend.
#
# Run in this directory: Rscript tables.R          (R 4.2; a second)
# Writes tables_multiple.csv and tables_trend.csv. Seeded: the same files every time.
set.seed(20260101)
shown <- function(x) ifelse(is.na(x), "", formatC(x, digits = 15, format = "g", width = 1))

rows <- "set,p,holm,benjamini_hochberg"
for (set in 1:40) {
  p <- signif(runif(sample(1:12, 1))^sample(1:4, 1), 6)
  if (set %% 5 == 0) p <- c(p, p[1], 1, 0)
  if (set %% 3 == 0) p <- c(p, NA)
  p <- p[sample.int(length(p))]
  rows <- c(rows, paste(set, shown(p), shown(p.adjust(p, "holm")), shown(p.adjust(p, "BH")), sep = ","))
}
writeLines(rows, "tables_multiple.csv")

rows <- "set,score,selected,of,chi_square,p"
add <- function(set, score, x, n) {
  test <- prop.trend.test(x, n, score)
  c(rows, paste(set, score, format(x, scientific = FALSE, trim = TRUE), format(n, scientific = FALSE, trim = TRUE), shown(unname(test$statistic)), shown(test$p.value), sep = ","))
}
rows <- add(1, 1:4, c(83, 90, 129, 70), c(86, 93, 136, 82)) # Fleiss 1981, in R's manual
rows <- add(2, c(0, 0, 0, 1), c(83, 90, 129, 70), c(86, 93, 136, 82))
rows <- add(3, c(2024, 2026), c(250000, 240000), c(1000000, 1000000))
rows <- add(4, c(2024, 2025, 2026), c(400, 300, 120), c(1000, 1000, 1000))
for (set in 5:64) {
  k <- sample(2:9, 1)
  n <- sample(5:400, k, TRUE)
  x <- pmax(1, rbinom(k, n, seq(0.2, 0.2 + runif(1, -0.1, 0.4), length.out = k)))
  rows <- add(set, sort(sample(c(-3:9, 2015:2030), k)), x, n)
}
writeLines(rows, "tables_trend.csv")
