using WasteFlow.Waste;

namespace WasteFlow.Simulator.City;

/// <summary>The city's own tables, <c>Rows/*.csv</c>: who lives there and what they do each day.</summary>
public static class CityTables
{
    public static IReadOnlyList<TableRow> Rows(string name)
    {
        using var stream = typeof(CityTables).Assembly.GetManifestResourceStream($"rows/{name}.csv")
            ?? throw new InvalidOperationException($"no table {name} in this build");
        using var reader = new StreamReader(stream);
        return TableRow.Read(reader.ReadToEnd(), name);
    }

    public static int Number(this TableRow row, string column) =>
        row.Maybe(column) is { } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : 0;

    public static bool Yes(this TableRow row, string column) => row[column] == "yes";

    public static IReadOnlyList<string> Words(this TableRow row, string column) => row.Maybe(column)?.Split('|') ?? [];
}
