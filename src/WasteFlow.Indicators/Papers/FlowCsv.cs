using System.Globalization;
using WasteFlow.Contracts;

namespace WasteFlow.Indicators;

/// <summary>A flow statement as CSV (RFC 4180): a row for each stream and term, in grams. The rows of each stream's two sides have the same sum.</summary>
public static class FlowCsv
{
    private const string Head = "plan,region,period,line,stream,side,place,term,grams,rules,formulas,form,stage,document,issuedBy,checksum\r\n";

    public static string Of(FlowStatement flows) => Head + string.Concat(flows.Streams.SelectMany(s =>
        s.In.Select(t => Row(flows, s.Stream, "in", t)).Concat(s.Out.Select(t => Row(flows, s.Stream, "out", t)))
            .Append(Row(flows, s.Stream, "memo", new("transferred", null, s.Transferred))).Append(Row(flows, s.Stream, "memo", new("received", null, s.Received)))));

    // Nothing else in it has a comma or a quotation mark: ids, codes and numbers.
    private static string Row(FlowStatement flows, string stream, string side, FlowTerm term) => string.Create(
        CultureInfo.InvariantCulture,
        $"{flows.Plan},{flows.Region},{flows.Period},{flows.Line},{stream},{side},{term.Place},{term.Term},{term.Grams},{flows.Editions?.Rules},{flows.Editions?.Formulas},{flows.Editions?.Form},{flows.Issue?.Stage},{ReportCsv.Cell(flows.Issue?.Document)},{flows.Issue?.Line},{flows.Checksum}\r\n");
}
