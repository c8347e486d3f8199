/* The low-level SHA-256 functions are deprecated in favour of EVP, but a plain struct is what makes a
   hasher a value: no allocation, nothing to free, and no algorithm lookup for each of many short inputs. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/ssl.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <openssl/pem.h>
#include <openssl/kdf.h>
#include <openssl/crypto.h>
