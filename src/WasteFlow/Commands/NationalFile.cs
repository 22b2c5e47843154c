using WasteFlow.Documents;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Commands;

/// <summary>A file of the national platform as it lies on a disk, and the mapping it is read by.</summary>
internal static class NationalFile
{
    /// <summary>The rows of a file of the platform, which exports CSV and XLSX.</summary>
    /// <exception cref="CannotStart">It is a workbook without such a table, or a text that is not UTF-8.</exception>
    public static async Task<string> Text(string path, string kind, IReadOnlyList<NationalColumn> mapping, CancellationToken cancel)
    {
        var file = await File.ReadAllBytesAsync(path, cancel);
        try
        {
            return !SheetReading.IsWorkbook(file)
                ? TableRow.Decoded(file)
                : SheetReading.Csv(file, [.. mapping.Where(m => m.Kind == kind && m.Column.Length > 0).Select(static m => m.Column).Distinct(StringComparer.Ordinal)]);
        }
        catch (InvalidDataException e)
        {
            throw new CannotStart($"{path} cannot be read: {e.Message}") { IsWrongUse = true };
        }
    }

    /// <exception cref="CannotStart">There is no such mapping, or it cannot be read as one.</exception>
    public static IReadOnlyList<NationalColumn> Mapping(string? path)
    {
        try
        {
            return path is null ? NationalColumns.Own : NationalColumns.Read(File.ReadAllText(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or KeyNotFoundException)
        {
            throw new CannotStart($"{path} is no mapping: {e.Message}") { IsWrongUse = true };
        }
    }
}
