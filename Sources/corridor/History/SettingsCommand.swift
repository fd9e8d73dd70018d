import ArgumentParser
import Office
import Warehouse

/// `corridor settings [NAME VALUE]`
struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "Show the settings of the workspace, or change one.")

    @Argument(help: "The setting to change.")
    var name: String?

    @Argument(help: "Its new value.")
    var value: String?

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let office = try workspace.office()
        if let name {
            guard let setting = Setting(rawValue: name) else {
                throw ValidationError(
                    "NAME: found \(name), expected one of "
                        + Setting.allCases.map(\.rawValue).joined(separator: ", "))
            }
            guard let value, setting.values.contains(value) else {
                throw ValidationError(
                    "VALUE: found \(value ?? "nothing"), expected one of "
                        + setting.values.joined(separator: ", "))
            }
            try office.warehouse.set(setting, to: value)
        }
        var found: [String: String] = [:]
        var table = TextTable(["Setting", "Value", "Meaning"])
        for setting in Setting.allCases {
            let kept = try office.warehouse.value(of: setting)
            found[setting.rawValue] = kept
            table.add([setting.rawValue, kept, setting.summary])
        }
        if output.json { try printJSON(found) } else { print(table.text) }
    }
}
