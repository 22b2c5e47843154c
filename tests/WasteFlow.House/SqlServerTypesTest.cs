using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace WasteFlow.House;

/// <summary>
/// SqlClient names an assembly Microsoft.SqlServer.Server that may not be had; ours stands in for it. No SQL Server runs in the
/// tests, so what SqlClient asks of that assembly is read off SqlClient itself.
/// </summary>
public class SqlServerTypesTest
{
    const string Name = "Microsoft.SqlServer.Server";

    [Fact]
    public void Everything_that_SqlClient_asks_for_is_there()
    {
        using var stream = File.OpenRead(SqlClient());
        using var file = new PEReader(stream);
        var reader = file.GetMetadataReader();
        var reference = reader.AssemblyReferences.Single(a => reader.GetString(reader.GetAssemblyReference(a).Name) == Name);
        var types = reader.TypeReferences
            .Where(t => reader.GetTypeReference(t).ResolutionScope == (EntityHandle)reference)
            .ToDictionary(t => (EntityHandle)t, t => reader.GetString(reader.GetTypeReference(t).Name));
        Assert.NotEmpty(types);

        var ours = System.Reflection.Assembly.Load(reader.GetAssemblyReference(reference).GetAssemblyName());
        Tree.Clean("Types that SqlClient asks for and WasteFlow.SqlServerTypes lacks:",
            types.Values.Where(t => ours.GetType($"{Name}.{t}") is null));
        Tree.Clean("Members that SqlClient asks for and WasteFlow.SqlServerTypes lacks:",
            from handle in reader.MemberReferences
            let member = reader.GetMemberReference(handle)
            where types.ContainsKey(member.Parent)
            let type = ours.GetType($"{Name}.{types[member.Parent]}")
            let name = reader.GetString(member.Name)
            where type is not null && type.GetMember(name).Length == 0
            select $"{types[member.Parent]}.{name}");
    }

    /// <summary>The one for this system: the file at the top is a stub that only throws.</summary>
    static string SqlClient() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "runtimes", OperatingSystem.IsWindows() ? "win" : "unix"),
            "Microsoft.Data.SqlClient.dll", SearchOption.AllDirectories).Single();
}
