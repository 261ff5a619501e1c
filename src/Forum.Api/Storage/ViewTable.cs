using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Forum.Api.Storage;

/// <summary>A table in schema <c>views</c>: filled by one projection, read by plain SQL, made again from the events at any time.</summary>
public class ViewTable(string name) : Table(new PostgresqlObjectName(Schema, name, SchemaUtils.IdentifierUsage.General))
{
    public const string Schema = "views";

    readonly HashSet<string> sought = [];

    public ViewTable Key(string column, string type)
    {
        AddColumn(column, type).AsPrimaryKey();
        return this;
    }

    public ViewTable Required(string column, string type)
    {
        AddColumn(column, type).NotNull();
        return this;
    }

    /// <param name="initially">SQL for what rows hold that are older than the column, until the view is rebuilt.</param>
    public ViewTable Required(string column, string type, string initially)
    {
        AddColumn(column, type).NotNull().DefaultValueByExpression(initially);
        return this;
    }

    public ViewTable Optional(string column, string type)
    {
        AddColumn(column, type);
        return this;
    }

    /// <summary>No two rows may agree in <paramref name="columns"/>, among those that meet <paramref name="where"/>.</summary>
    public ViewTable Unique(string index, string[] columns, string? where = null) => Indexed(index, columns, unique: true, where);

    public ViewTable Index(string index, params string[] columns) => Indexed(index, columns, unique: false, where: null);

    /// <summary>An index of the rows that meet <paramref name="where"/> alone.</summary>
    public ViewTable IndexWhere(string index, string where, params string[] columns) => Indexed(index, columns, unique: false, where);

    /// <summary>Says of the last index that the projection itself finds rows by it, so that it cannot be made after the rows when they are made again.</summary>
    public ViewTable Sought()
    {
        sought.Add(Indexes[^1].Name);
        return this;
    }

    public bool IsSought(string index) => sought.Contains(index);

    /// <summary>Finds rows by the words in a <c>tsvector</c>.</summary>
    public ViewTable Words(string index, string column)
    {
        Indexes.Add(new IndexDefinition(index) { Columns = [column], Method = IndexMethod.gin });
        return this;
    }

    /// <summary>Finds rows by how a text begins, whatever the order of letters in the database's language.</summary>
    public ViewTable Beginning(string index, string column)
    {
        Indexes.Add(new IndexDefinition(index) { Columns = [column], Mask = "? text_pattern_ops" });
        return this;
    }

    ViewTable Indexed(string index, string[] columns, bool unique, string? where)
    {
        Indexes.Add(new IndexDefinition(index) { Columns = columns, IsUnique = unique, Predicate = where });
        return this;
    }
}
