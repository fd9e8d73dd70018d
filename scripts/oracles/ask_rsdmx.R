# Asks the running service with rsdmx, and writes down what it gets, for check_rsdmx.py.
#
#     Rscript ask_rsdmx.R FOLDER
#
# FOLDER is as figures.py has it. Written there: `rsdmx.json`, and a table for each answer.

suppressPackageStartupMessages(library(rsdmx))
folder <- commandArgs(trailingOnly = TRUE)[1]
told <- jsonlite::read_json(file.path(folder, "questions.json"))

builder <- SDMXREST21RequestBuilder(
  regUrl = paste0(told$address, "/rest/v1"), repoUrl = paste0(told$address, "/rest/v1"),
  compliant = TRUE)
addSDMXServiceProvider(SDMXServiceProvider(
  agencyId = told$agency, name = "Corridor", builder = builder))

ask <- function(...) readSDMX(providerId = told$agency, ..., logger = NULL)

# Dataflows with their data structures: dimensions in order, and the names of codes by list.
flows <- slot(ask(resource = "dataflow"), "dataflows")
structures <- lapply(flows, function(flow) {
  found <- ask(resource = "datastructure", resourceId = slot(flow, "dsdRef"))
  components <- slot(slot(slot(found, "datastructures"), "datastructures")[[1]], "Components")
  dimensions <- slot(components, "Dimensions")
  lists <- slot(found, "codelists")
  list(
    dataflow = slot(flow, "id"),
    dimensions = sapply(dimensions, slot, "conceptRef"),
    lists = sapply(dimensions, slot, "codelist"),
    codes = sapply(
      sapply(slot(lists, "codelists"), slot, "id"),
      function(id) as.data.frame(lists, codelistId = id)$id, simplify = FALSE))
})
names(structures) <- sapply(structures, `[[`, "dataflow")

answers <- list()

# Keeps an answer as a table, numbers with all their digits.
keep <- function(question, label, message, ...) {
  table <- as.data.frame(message, ...)
  for (column in names(table)) {
    if (is.numeric(table[[column]])) table[[column]] <- sprintf("%.17g", table[[column]])
  }
  file <- paste0("rsdmx-", length(answers) + 1, ".csv")
  write.csv(table, file.path(folder, file), row.names = FALSE, na = "")
  answers[[length(answers) + 1]] <<- list(question = question$name, label = label, file = file)
}

# Its helper that builds addresses; it has no word for first and last observations.
ask_by_helper <- function(question) {
  codes <- lapply(structures[[question$dataflow]]$dimensions, function(id) {
    unlist(question$codes[[id]])
  })
  keep(question, "generic 2.1 by its helper", ask(
    resource = "data", flowRef = question$dataflow, key = codes, start = question$start,
    end = question$end))
}

ask_by_address <- function(question, endpoint, format, blank) {
  codes <- sapply(structures[[question$dataflow]]$dimensions, function(id) {
    found <- unlist(question$codes[[id]])
    if (is.null(found)) blank else paste(found, collapse = "+")
  })
  words <- if (endpoint == "/rest/v1") {
    c(startPeriod = question$start, endPeriod = question$end)
  } else {
    c(
      "c[TIME_PERIOD]" = paste(c(
        if (!is.null(question$start)) paste0("ge:", question$start),
        if (!is.null(question$end)) paste0("le:", question$end)), collapse = "+"))
  }
  words <- c(
    words, firstNObservations = question$first, lastNObservations = question$last,
    format = format)
  words <- words[words != ""]
  flow <- if (endpoint == "/rest/v1") "" else paste0("dataflow/", told$agency, "/")
  version <- if (endpoint == "/rest/v1") "" else "/~"
  address <- paste0(
    told$address, endpoint, "/data/", flow, question$dataflow, version, "/",
    paste(codes, collapse = "."), "?", paste(names(words), words, sep = "=", collapse = "&"))
  keep(question, paste(endpoint, format), readSDMX(address, logger = NULL))
}

for (question in told$questions) {
  if (!isTRUE(question$isLarge)) {
    if (is.null(question$first) && is.null(question$last)) ask_by_helper(question)
    for (format in c("sdmx-ml-2.1-generic", "sdmx-ml-2.1", "sdmx-ml-3.0")) {
      ask_by_address(question, "/rest/v1", format, "")
      ask_by_address(question, "/rest/v2", format, "*")
    }
  }
}

# With the data structure, whose id is in the message, and with names from its code lists.
first <- told$questions[[1]]
labelled <- ask(
  resource = "data", flowRef = first$dataflow, dsd = TRUE,
  key = lapply(structures[[first$dataflow]]$dimensions, function(id) unlist(first$codes[[id]])))
names_of_origin <- unique(as.data.frame(labelled, labels = TRUE)[["ORIGIN_label.en"]])

jsonlite::write_json(
  list(structures = structures, answers = answers, labels = names_of_origin),
  file.path(folder, "rsdmx.json"), auto_unbox = TRUE)
