using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;

namespace WasteFlow.Documents;

/// <summary>What makes the same content the same bytes: parts in order, without the clock's time, and a paper's own time in its properties.</summary>
internal static class Settling
{
    private static readonly DateTimeOffset NoTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A package writes the clock's time beside each part; the content alone is to decide the bytes.</summary>
    public static byte[] Settled(byte[] package)
    {
        using var from = new ZipArchive(new MemoryStream(package));
        using var settled = new MemoryStream();
        using (var to = new ZipArchive(settled, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in from.Entries.OrderBy(static e => e.FullName, StringComparer.Ordinal))
            {
                var entry = to.CreateEntry(part.FullName);
                entry.LastWriteTime = NoTime;
                using var source = part.Open();
                using var target = entry.Open();
                source.CopyTo(target);
            }
        }

        return settled.ToArray();
    }

    /// <summary>The properties of a file, with the paper's time as that of its making.</summary>
    public static void Describe(OpenXmlPackage package, Paper paper)
    {
        var at = paper.Made.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var part = package.AddNewPart<CoreFilePropertiesPart>("core");
        using var writer = new StreamWriter(part.GetStream(FileMode.Create));
        writer.Write(
            $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{System.Security.SecurityElement.Escape(Printable(paper.Title))}</dc:title><dc:language>{(paper.Language == "en" ? "en" : "zh-CN")}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{at}</dcterms:modified></cp:coreProperties>
            """);
    }

    /// <summary>XML has no place for control characters, and one in a name must not cost the whole file.</summary>
    public static string Printable(string text) =>
        text.All(System.Xml.XmlConvert.IsXmlChar) ? text : string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar));
}
