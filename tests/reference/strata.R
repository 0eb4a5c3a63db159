# Figures of stratified two-by-two tables by R's mantelhaen.test, held against those of strata.py.
#
# Run by strata.py: Rscript strata.R < sets > figures. R 4.2.2. A set is a line of a:b:c:d (the group selected and not,
# the others selected and not), separated by spaces; only informative strata.
options(digits = 17)
for (line in readLines(file("stdin"))) {
  fields <- strsplit(line, " ")[[1]]
  level <- as.numeric(fields[1])
  # It wants two tables at least.
  if (length(fields) == 2) { cat(rep("NA", 11), "\n"); next }
  cells <- sapply(strsplit(fields[-1], ":"), as.numeric)
  tables <- array(cells[c(1, 3, 2, 4), ], c(2, 2, ncol(cells)))
  plain <- mantelhaen.test(tables, correct = FALSE, conf.level = level)
  corrected <- mantelhaen.test(tables, correct = TRUE)
  less <- mantelhaen.test(tables, correct = FALSE, alternative = "less")
  exact <- tryCatch(sapply(c("less", "greater", "two.sided"), function(side)
    mantelhaen.test(tables, exact = TRUE, alternative = side)$p.value), error = function(e) rep(NA, 3))
  cat(format(c(plain$statistic, plain$p.value, corrected$statistic, corrected$p.value, less$p.value,
               plain$estimate, plain$conf.int, exact), digits = 17), "\n")
}
