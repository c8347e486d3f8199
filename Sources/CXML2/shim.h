#include <libxml/xmlversion.h>
/* Debian's libxml2 is built with ICU and would bring its headers along, which clash with those of
   Foundation. Only the inside of encoding handlers depends on it, and nothing here looks there. */
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

/* The handler's magic number is a macro that Swift cannot read. */
static const unsigned int bv_xml_sax2_magic = XML_SAX2_MAGIC;
